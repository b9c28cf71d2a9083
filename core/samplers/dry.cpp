#include "core/samplers/dry.h"

#include <algorithm>

#include "core/vocabulary.h"

namespace temper {
namespace {

/// lengths[i]: how many tokens of `text`, backwards from its end, equal those backwards from
/// position i (Gusfield's Z algorithm, read from the end: linear). lengths.back() is unused.
std::vector<std::size_t> suffix_matches(std::span<const std::int32_t> text) {
    const std::size_t n = text.size();
    const auto back = [&](std::size_t k) { return text[n - 1 - k]; };
    std::vector<std::size_t> z(n);
    std::size_t left = 0, right = 0;
    for (std::size_t i = 1; i < n; ++i) {
        if (i < right) z[i] = std::min(right - i, z[i - left]);
        while (i + z[i] < n && back(z[i]) == back(i + z[i])) ++z[i];
        if (i + z[i] > right) {
            left = i;
            right = i + z[i];
        }
    }
    std::reverse(z.begin(), z.end());
    return z;
}

/// base^exponent by squaring; may be infinite.
double power(double base, std::size_t exponent) {
    double result = 1;
    for (; exponent > 0; exponent /= 2, base *= base)
        if (exponent % 2 == 1) result *= base;
    return result;
}

}  // namespace

Dry::State Dry::start(const Vocabulary& vocabulary) const {
    State state;
    for (const std::string& name : sequence_breakers)
        if (const auto id = vocabulary.find(name)) state.breakers.push_back(*id);
    std::sort(state.breakers.begin(), state.breakers.end());
    return state;
}

std::map<std::int32_t, std::size_t> Dry::matches(std::span<const std::int32_t> text,
                                                 const State& state) const {
    if (last_n >= 0) text = text.last(std::min(text.size(), static_cast<std::size_t>(last_n)));
    const auto breaks = [&](std::int32_t id) {
        return std::binary_search(state.breakers.begin(), state.breakers.end(), id);
    };
    const auto last_break = std::find_if(text.rbegin(), text.rend(), breaks);
    const auto limit = static_cast<std::size_t>(last_break - text.rbegin());
    const auto ends = suffix_matches(text);
    std::map<std::int32_t, std::size_t> longest;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const std::size_t length = std::min(ends[i], limit);
        if (length < static_cast<std::size_t>(allowed_length) || breaks(text[i + 1])) continue;
        std::size_t& known = longest[text[i + 1]];
        known = std::max(known, length);
    }
    return longest;
}

std::string_view Dry::apply(Candidates& candidates, const Moment& moment, State& state) const {
    bool changed = false;
    for (const auto& [id, length] : matches(moment.history, state))
        if (const auto position = candidates.position(id)) {
            const std::size_t beyond = length - static_cast<std::size_t>(allowed_length);
            const double penalty = multiplier * power(base, beyond);
            candidates.set_logit(*position, candidates.logit(*position) - penalty);
            changed = true;
        }
    return changed ? "" : "no token would prolong a repetition";
}

}  // namespace temper
