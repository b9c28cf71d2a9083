#include "core/experiments/compare.h"

#include <algorithm>
#include <cmath>

#include "core/math.h"

namespace temper {
namespace {

/// p ln(p / q), of which 0 is the limit at p = 0.
double relative(double p, double q) {
    return p > 0 ? p * (log(p) - log(q)) : 0;
}

}  // namespace

Divergence divergence(std::span<const double> p, std::span<const double> q) {
    Divergence d;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const double middle = 0.5 * p[i] + 0.5 * q[i];
        d.kl += relative(p[i], q[i]);
        d.reverse_kl += relative(q[i], p[i]);
        d.total_variation += 0.5 * std::abs(p[i] - q[i]);
        d.jensen_shannon += 0.5 * relative(p[i], middle) + 0.5 * relative(q[i], middle);
    }
    // Rounding can leave a little less than nothing where the two are equal.
    d.kl = std::max(d.kl, 0.0);
    d.reverse_kl = std::max(d.reverse_kl, 0.0);
    d.jensen_shannon = std::max(d.jensen_shannon, 0.0);
    return d;
}

std::vector<Moved> moved(std::span<const double> before, std::span<const double> after) {
    std::vector<Moved> changed;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i] != after[i])
            changed.push_back({static_cast<std::int32_t>(i), before[i], after[i]});
    std::stable_sort(changed.begin(), changed.end(), [](const Moved& a, const Moved& b) {
        return std::abs(a.after - a.before) > std::abs(b.after - b.before);
    });
    return changed;
}

std::optional<std::size_t> parting(std::span<const std::int32_t> a,
                                   std::span<const std::int32_t> b) {
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (left == a.end() && right == b.end()) return std::nullopt;
    return static_cast<std::size_t>(left - a.begin());
}

}  // namespace temper
