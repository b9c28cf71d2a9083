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

/// What `report` spends where nothing else is said: some ten seconds.
constexpr std::uint64_t report_budget = 3'000'000'000;

/// Puts the two together; a probability that neither knows is worked out for its text, in order of
/// tokens, as long as that has taken no more than `budget` operations (some nanoseconds each): with
/// many hidden cases of xtc before mirostat all of 10,000 would be minutes. Those left have none.
ExperimentReport report(const Experiment& experiment, const Exact& exact,
                        std::uint64_t budget = report_budget);

}  // namespace temper
