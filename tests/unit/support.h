#pragma once
#include <cmath>
#include <vector>

#include "core/distribution.h"
#include "core/math.h"
#include "core/trace.h"

// Small helpers that the tables of the core's tests share.

namespace temper::test {

/// The probabilities after one sampler, at the start of a run.
inline std::vector<double> after(const Sampler& sampler, std::span<const double> logits) {
    const Stage stage{.sampler = sampler};
    return temper::apply(logits, {&stage, 1});
}

/// The same for an input given as probabilities.
inline std::vector<double> after_probs(const Sampler& sampler, std::vector<double> probs) {
    return after(sampler, logits_from_probs(probs));
}

inline std::size_t kept(std::span<const double> probs) {
    std::size_t count = 0;
    for (const double p : probs) count += p > 0;
    return count;
}

/// Whether all numbers agree within `slack`, absolutely.
inline bool near(std::span<const double> a, std::span<const double> b, double slack) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!(std::abs(a[i] - b[i]) <= slack)) return false;
    return true;
}

}  // namespace temper::test
