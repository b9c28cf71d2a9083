#include "shell/settings.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "shell/numbers.h"

namespace temper::shell {
namespace {

bool has_top(const FieldInfo& info, bool whole) {
    return whole ? info.max < largest_int : std::isfinite(info.max);
}

std::string bounds(const FieldInfo& info, bool whole) {
    const std::string low = shown_setting(info.min, true), high = shown_setting(info.max, true);
    const bool bottom = std::isfinite(info.min), top = has_top(info, whole);
    if (bottom && top && !info.min_open && !info.max_open) return " from " + low + " to " + high;
    std::string words;
    if (bottom) words += info.min_open ? " above " + low : top ? " from " + low : " of " + low;
    if (bottom && !info.min_open && !top) words += " or more";
    if (top)
        words += (bottom ? " and" : "") + std::string(info.max_open ? " below " : " up to ") + high;
    return words;
}

}  // namespace

std::vector<SettingRef> settings_of(Sampler& sampler) {
    std::vector<SettingRef> all;
    const auto put = [&](const FieldInfo& info) -> SettingRef& {
        all.push_back({.info = info});
        return all.back();
    };
    visit_fields(sampler, [&](const FieldInfo& info, auto& member) {
        using Member = std::remove_cvref_t<decltype(member)>;
        if constexpr (std::is_same_v<Member, double>) put(info).real = &member;
        else if constexpr (std::is_same_v<Member, int>) put(info).integer = &member;
        else if constexpr (std::is_same_v<Member, TokenNumbers>) put(info).numbers = &member;
        else put(info).names = &member;
    });
    return all;
}

std::string shown_setting(double value, bool whole) {
    if (!std::isfinite(value)) return fixed(value, 0);
    if (whole) return value < 0 ? fixed(value, 0) : count(static_cast<std::uint64_t>(value));
    return std::abs(value * 100 - std::round(value * 100)) < 1e-9 ? fixed(value, 2) : number(value);
}

double fine_step(const FieldInfo& info, bool whole) {
    if (whole) return 1;
    const double span = info.slider_max - info.slider_min;
    return span <= .1 ? .001 : span <= 5 ? .01 : .1;
}

double slid(const FieldInfo& info, bool whole, double value) {
    const double step = fine_step(info, whole), per = std::round(1 / step);
    const double on_step = std::round(value * per) / per;  // 0.07, not 7 * 0.01
    const double low = std::max(info.slider_min, info.min_open ? info.min + step : info.min);
    const double high = std::min(info.slider_max, info.max_open ? info.max - step : info.max);
    return std::clamp(on_step, low, std::max(low, high));
}

std::string refusal(const FieldInfo& info, bool whole, double value) {
    const bool above = info.min_open ? value > info.min : value >= info.min;
    const bool below = info.max_open ? value < info.max : value <= info.max;
    if (std::isfinite(value) && above && below && (!whole || value == std::floor(value))) return "";
    return std::string(whole ? "A whole number" : "A number") + bounds(info, whole) +
           " was expected";
}

Stage stage_just_added(Sampler kind) {
    for (const SettingRef& setting : settings_of(kind)) setting.set(setting.info.usual);
    return {.sampler = std::move(kind)};
}

}  // namespace temper::shell
