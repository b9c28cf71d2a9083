#include "core/json/place.h"

#include <algorithm>
#include <cmath>

#include "core/json/text.h"

namespace temper::json {
namespace {

constexpr std::size_t max_reports = 100;  // a list of a million wrong numbers is one mistake

/// The value in a few words: as it was written if that is short.
std::string described(const Value& value) {
    if (value.is(Kind::array)) return value.size() == 0 ? "an empty list" : "a list";
    if (value.is(Kind::object)) return "an object";
    constexpr std::size_t most = 40;
    const std::string_view text = value.text();
    if (text.size() <= most) return std::string(text);
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xc0) == 0x80) --cut;
    return std::string(text.substr(0, cut)) + "\u2026";
}

}  // namespace

bool Place::expected(std::string_view what) const {
    return fault("is " + described(value) + "; " + std::string(what) + " was expected");
}

bool Place::fault(std::string message) const {
    if (report_->errors.size() < max_reports)
        report_->errors.push_back({path(), std::move(message), value.line()});
    return false;
}

bool Place::missing(std::string_view key, std::string_view what) const {
    if (report_->errors.size() < max_reports)
        report_->errors.push_back({member_path(path(), key),
                                   "is missing; " + std::string(what) + " was expected",
                                   value.line()});
    return false;
}

void Place::warn(std::string message) const {
    if (report_->warnings.size() < max_reports)
        report_->warnings.push_back({path(), std::move(message), value.line()});
}

void Place::warn(const Error& below) const {
    if (report_->warnings.size() < max_reports)
        report_->warnings.push_back({path() + "." + below.path, below.message, value.line()});
}

std::string Place::path() const {
    if (!parent_) return {};
    return is_member_ ? member_path(parent_->path(), key_) : item_path(parent_->path(), index_);
}

Object::Object(const Place& place) : place_(place) {
    place.value.members([&](std::string_view key, Value value) {
        members_.push_back({key, value});
    });
}

bool Object::has(std::string_view key) const {
    return std::any_of(members_.begin(), members_.end(),
                       [&](const Member& member) { return member.key == key; });
}

std::optional<Value> Object::take(std::string_view key) {
    for (Member& member : members_) {
        if (member.key != key) continue;
        member.known = true;
        return member.value;
    }
    return std::nullopt;
}

Extras Object::rest() {
    Extras extras;
    for (const Member& member : members_) {
        if (member.known) continue;
        Place(place_, member.value, member.key).warn("is not known to this version; it is kept");
        extras.emplace_back(member.key, member.value.text());
    }
    return extras;
}

bool Range::holds(double value) const {
    const bool above = min_open ? value > min : value >= min;
    const bool below = max_open ? value < max : value <= max;
    return above && below && (!whole || value == std::trunc(value));
}

std::string Range::words() const {
    std::string words = whole ? "a whole number" : "a number";
    const bool top = std::isfinite(max);
    if (std::isfinite(min) && !min_open && top && !max_open)
        return words + " from " + number(min) + " to " + number(max);
    if (std::isfinite(min))
        words += min_open ? " above " + number(min) : " of " + number(min) + " or more";
    if (std::isfinite(min) && top) words += " and";
    if (top) words += max_open ? " below " + number(max) : " of at most " + number(max);
    return words;
}

bool read(const Place& place, const Range& range, double& out) {
    const bool good = place.value.is(Kind::number) && range.holds(place.value.number());
    if (!good) return place.expected(range.words());
    out = place.value.number();
    return true;
}

bool read(const Place& place, std::string& out) {
    if (!place.value.is(Kind::string)) return place.expected("a text");
    out = place.value.string();
    return true;
}

bool read(const Place& place, bool& out) {
    if (!place.value.is(Kind::boolean)) return place.expected("true or false");
    out = place.value.boolean();
    return true;
}

bool read(const Place& place, std::vector<std::string>& out) {
    if (!place.value.is(Kind::array)) return place.expected("a list of texts");
    std::vector<std::string> items;
    bool good = true;
    place.value.each([&](Value value) {
        const std::size_t index = items.size();
        good &= read(Place(place, value, index), items.emplace_back());
    });
    if (good) out = std::move(items);
    return good;
}

}  // namespace temper::json
