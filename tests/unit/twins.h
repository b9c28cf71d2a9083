#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/sampler.h"

namespace temper::test {

/// A sampler the slow and obvious way, straight from its definition: long double, full sorts, no
/// shortcuts. The core must agree with it on everything.
struct Twin {
    std::vector<std::int32_t> ids;    ///< alive, ascending
    std::vector<long double> logits;  ///< one an id
    std::size_t vocabulary = 0;
    std::vector<std::int32_t> history = {};
    double second_die = 0;

    explicit Twin(std::span<const double> all);
    void apply(const Sampler& sampler);
    /// Over the whole vocabulary.
    std::vector<double> probs() const;
};

}  // namespace temper::test
