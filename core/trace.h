#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/chain.h"
#include "core/dice.h"

namespace temper {

/// What one stage left over.
struct Snapshot {
    std::string_view type;  ///< "input" for the model's own distribution, else the sampler's
    std::vector<std::int32_t> kept;  ///< surviving ids, most probable first, ties by lower id
    std::vector<std::int32_t> removed = {};  ///< ids this stage removed, most probable first
    std::vector<double> probs;               ///< over the whole vocabulary, 0 where removed
    double mass_removed = 0;                 ///< probability, before the stage, of what it removed
    double entropy_before = 0;               ///< in nats; for the input, the same as after
    double entropy_after = 0;
    std::string note = {};  ///< why the stage did nothing; empty if it did something
};

/// A chain applied to one distribution, stage by stage, and the token that the die picks.
struct Trace {
    std::vector<Snapshot> stages;  ///< [0] is the input, then one for each sampler
    double u = 0;                  ///< the die, in [0, 1)
    std::int32_t token = 0;        ///< the id it fell on
};

/// Runs `samplers` over `logits` (1 or more, at least one finite, none NaN or +infinity) at the
/// moment after `history`. `state` is the run's memory; `accept` is left to the caller.
Trace trace(std::span<const double> logits, std::span<const Stage> samplers, const Dice& dice,
            std::span<const std::int32_t> history, ChainState& state);

/// The same at the start of a run in a vocabulary without names.
Trace trace(std::span<const double> logits, std::span<const Stage> samplers, const Dice& dice);

/// The probabilities that `samplers` leave at the start of a run, without the snapshots. Under xtc,
/// the mixture of its cases: the exact probability of each token before any die is thrown.
std::vector<double> apply(std::span<const double> logits, std::span<const Stage> samplers);

/// The same at any moment. `state` is of `samplers` and stays as it was.
std::vector<double> apply(std::span<const double> logits, std::span<const Stage> samplers,
                          std::span<const std::int32_t> history, const ChainState& state);

}  // namespace temper
