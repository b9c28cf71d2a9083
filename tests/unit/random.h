#pragma once
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "core/dice.h"
#include "core/math.h"
#include "core/sampler.h"

namespace temper::test {

/// Random inputs for tests, the same on every platform: it draws from the project's own dice.
class Random {
public:
    explicit Random(std::uint64_t seed) : seed_(seed) {}
    /// In [0, 1).
    double unit() { return dice(seed_, count_++, 0).u; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    std::size_t below(std::size_t n) {
        return static_cast<std::size_t>(unit() * static_cast<double>(n));
    }
    bool chance(double p) { return unit() < p; }
    /// About normal: twelve uniforms.
    double normal() {
        double sum = -6;
        for (int i = 0; i < 12; ++i) sum += unit();
        return sum;
    }

private:
    std::uint64_t seed_, count_ = 0;
};

/// Logits as models have them, now and then with ties, with -infinity, or far apart. At least one
/// is finite.
std::vector<double> random_logits(Random& random, std::size_t most);

/// Any kind with settings within their ranges, or at their ends. Tokens are named by their ids.
Sampler random_sampler(Random& random, std::size_t vocabulary);

/// Names "0", "1", ...
std::vector<std::string> numbered(std::size_t vocabulary);

}  // namespace temper::test
