#pragma once
#include <cstdint>
#include <vector>

#include "core/experiments/exact.h"
#include "core/experiments/experiment.h"

namespace temper {

/// An experiment beside its exact answer, as tables show it.
struct ExperimentReport {
    std::uint64_t runs = 0;
    Facts drawn;
    /// Every text drawn and, where all are listed, those possible but not drawn: most frequent
    /// first, then most probable, then in order of tokens; 10,000 at most.
    std::vector<Outcome> outcomes;
    struct Rest {
        std::uint64_t outcomes = 0, count = 0;
    };
    Rest rest;  ///< those beyond 10,000
};

/// Puts the two together; a probability that neither knows is worked out for its text, as long as
/// that takes no more than `budget` operations (some nanoseconds each): with many hidden cases of
/// xtc before mirostat it is minutes.
ExperimentReport report(const Experiment& experiment, const Exact& exact,
                        std::uint64_t budget = ~std::uint64_t{0});

}  // namespace temper
