#include "core/chain_read.h"

#include <cmath>
#include <string>
#include <type_traits>

#include "core/json/text.h"

namespace temper {
namespace {

using json::Kind;
using json::Place;
using json::Range;

std::string sampler_types() {
    std::string types;
    for (const Sampler& kind : sampler_kinds()) {
        if (!types.empty()) types += ", ";
        types += type_of(kind);
    }
    return types;
}

/// Reads one setting, whatever its type, as its description says.
struct FieldReader {
    json::Object& object;
    bool good = true;

    void operator()(const FieldInfo& field, auto& member) {
        const Range range = range_of(field, member);
        const auto read_member = [&](const Place& at) { return read_into(at, range, member); };
        if (!field.standard) good &= object.required(field.name, words(range, member), read_member);
        else if (object.has(field.name)) good &= object.optional(field.name, read_member);
        else set_standard(field, member);
    }

private:
    template <class Member>
    static Range range_of(const FieldInfo& field, const Member&) {
        constexpr bool whole = std::is_same_v<Member, int>;
        // An int's own limit is no limit that anybody set.
        const double max = whole && field.max == largest_int ? HUGE_VAL : field.max;
        return {field.min, max, field.min_open, field.max_open, whole};
    }

    static std::string words(const Range& range, const auto&) { return range.words(); }
    static std::string words(const Range&, const TokenNumbers&) {
        return "an object with a number for each token";
    }
    static std::string words(const Range&, const TokenNames&) { return "a list of texts"; }

    static void set_standard(const FieldInfo& field, double& member) { member = *field.standard; }
    static void set_standard(const FieldInfo& field, int& member) {
        member = static_cast<int>(*field.standard);
    }
    static void set_standard(const FieldInfo&, auto& member) { member = {}; }

    static bool read_into(const Place& at, const Range& range, double& out) {
        return read(at, range, out);
    }
    static bool read_into(const Place& at, const Range& range, int& out) {
        double number = 0;
        if (!read(at, range, number)) return false;
        if (number > largest_int) return at.expected("a whole number below 2^31");
        out = static_cast<int>(number);
        return true;
    }
    static bool read_into(const Place& at, const Range&, TokenNames& out) { return read(at, out); }
    static bool read_into(const Place& at, const Range& range, TokenNumbers& out) {
        if (!at.value.is(Kind::object)) return at.expected(words(range, out));
        TokenNumbers numbers;
        bool all = true;
        at.value.members([&](std::string_view token, json::Value value) {
            numbers.emplace_back(token, 0);
            all &= read(Place(at, value, token), range, numbers.back().second);
        });
        if (all) out = std::move(numbers);
        return all;
    }
};

bool read_type(const Place& place, Sampler& sampler) {
    std::string type;
    if (!read(place, type)) return false;
    const std::optional<Sampler> kind = sampler_of_type(type);
    if (!kind) return place.expected("one of " + sampler_types());
    sampler = *kind;
    return true;
}

bool check_together(const Place& place, const Sampler& sampler) {
    const std::optional<Error> fault = fault_of(sampler);
    return !fault ||
           Place(place, *place.value.find(fault->path), fault->path).fault(fault->message);
}

bool read_stage(const Place& place, Stage& stage) {
    if (!place.value.is(Kind::object)) return place.expected("an object with a sampler's settings");
    json::Object object(place);
    const auto type = [&](const Place& at) { return read_type(at, stage.sampler); };
    if (!object.required("type", "a sampler's type", type)) return false;
    bool good = true;
    object.optional("on", [&](const Place& at) { return good = read(at, stage.on); });
    FieldReader fields{object};
    visit_fields(stage.sampler, fields);
    stage.unknown = object.rest();
    return good && fields.good && check_together(place, stage.sampler);
}

}  // namespace

bool read_samplers(const Place& place, std::vector<Stage>& samplers) {
    if (!place.value.is(Kind::array)) return place.expected("a list of samplers");
    bool good = true;
    place.value.each([&](json::Value value) {
        const std::size_t index = samplers.size();
        good &= read_stage(Place(place, value, index), samplers.emplace_back());
    });
    return good;
}

}  // namespace temper
