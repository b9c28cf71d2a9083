#include <algorithm>

#include "core/generation.h"

namespace temper {
namespace {

/// For each length of an end of `tokens`, the longest proper start of that end which also ends it
/// (Knuth, Morris and Pratt 1977), over the tokens read backwards: an end of length n repeats with
/// period n - border[n].
std::vector<std::size_t> borders_backwards(std::span<const std::int32_t> tokens) {
    const auto at = [&](std::size_t i) { return tokens[tokens.size() - 1 - i]; };
    std::vector<std::size_t> border(tokens.size() + 1, 0);
    for (std::size_t n = 1, k = 0; n < tokens.size(); ++n) {
        while (k > 0 && at(n) != at(k)) k = border[k];
        if (at(n) == at(k)) ++k;
        border[n + 1] = k;
    }
    return border;
}

}  // namespace

std::optional<Loop> find_loop(std::span<const std::int32_t> tokens, std::size_t times) {
    const std::vector<std::size_t> border = borders_backwards(tokens);
    std::optional<Loop> found;
    for (std::size_t n = 1; n <= tokens.size(); ++n) {
        const std::size_t period = n - border[n];
        if (n / period < times || (found && period > found->period)) continue;
        found = Loop{tokens.size() - n, period};
    }
    return found;
}

}  // namespace temper
