#include "core/samplers/tail_free.h"

#include <algorithm>
#include <cmath>

namespace temper {

std::string_view TailFree::apply(Candidates& candidates) const {
    const std::size_t n = candidates.size();
    if (n <= 2) return "two tokens or fewer are left";
    const auto order = candidates.order(n);
    std::vector<double> bend(n - 2);
    double sum = 0;
    for (std::size_t i = 0; i + 2 < n; ++i) {
        const double a = candidates.probability(order[i]);
        const double b = candidates.probability(order[i + 1]);
        const double c = candidates.probability(order[i + 2]);
        sum += bend[i] = std::abs((a - b) - (b - c));
    }
    const bool straight = sum <= 1e-6;
    double reached = 0;
    for (std::size_t i = 0; i < bend.size(); ++i) {
        reached += straight ? 1 / static_cast<double>(bend.size()) : bend[i] / sum;
        // Above z by more than rounding: a z that is met exactly is not passed.
        if (reached > z * (1 + 1e-12)) {
            candidates.keep_first(
                std::max({i, static_cast<std::size_t>(min_keep), std::size_t{1}}));
            return {};
        }
    }
    return {};
}

}  // namespace temper
