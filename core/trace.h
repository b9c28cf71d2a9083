#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/dice.h"
#include "core/sampler.h"

namespace temper {

/// What one stage left over.
struct Snapshot {
    std::string_view type;  ///< "input" for the model's own distribution, else the sampler's
    std::vector<std::int32_t> kept;  ///< surviving ids, most probable first, ties by lower id
    std::vector<double> probs;       ///< over the whole vocabulary, 0 where removed
    double mass_removed = 0;         ///< probability, before the stage, of what it removed
    std::string note;                ///< why the stage did nothing; empty if it did something
};

/// A chain applied to one distribution, stage by stage, and the token that the die picks.
struct Trace {
    std::vector<Snapshot> stages;  ///< [0] is the input, then one for each sampler
    double u = 0;                  ///< the die, in [0, 1)
    std::int32_t token = 0;        ///< the id it fell on
};

/// Runs `samplers` over `logits` (1 or more, at least one finite, none NaN or +infinity).
Trace trace(std::span<const double> logits, std::span<const Stage> samplers, const Dice& dice);

/// The probabilities that `samplers` leave, without the snapshots.
std::vector<double> apply(std::span<const double> logits, std::span<const Stage> samplers);

}  // namespace temper
