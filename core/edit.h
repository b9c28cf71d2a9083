#pragma once
#include <cstddef>
#include <span>
#include <string>

#include "core/scenario.h"

namespace temper {

// Edits by hand. Each keeps the scenario valid; ids are below the vocabulary's size.

/// Writes the values as logits or as probabilities; the distribution stays as it is.
void express_as(FixedModel& model, bool probabilities);

/// Sets one logit (finite or -infinity). False, and nothing changed, if no finite one would be
/// left.
bool set_logit(FixedModel& model, std::size_t id, double logit);

/// Sets one probability in [0, 1]; the others keep their proportions (equal shares if they had
/// none). The only token of a vocabulary keeps its 1.
void set_probability(FixedModel& model, std::size_t id, double p);

/// Takes `probs` (>= 0, as many as tokens, a positive sum) divided by their sum.
void set_probabilities(FixedModel& model, std::span<const double> probs);

/// A new token at the end, with a name of its own and the smallest finite logit there is, or a
/// probability of 0.
void add_token(FixedModel& model);

/// False, and nothing changed, if it is the last token, or the last with any probability.
bool remove_token(FixedModel& model, std::size_t id);

/// False, and nothing changed, if the name is empty or another token has it.
bool rename_token(FixedModel& model, std::size_t id, std::string name);

/// Swaps a token and its value with the next (`by` 1) or the one before (-1); false if there is
/// none.
bool move_token(FixedModel& model, std::size_t id, int by);

/// The temperature that `chain` works at: its first temperature stage's that is on; 1 without one,
/// 0 where a greedy stage leaves nothing to choose.
double temperature_of(const Chain& chain);

/// Sets that stage, or puts one in front where there is none. `temperature` is finite, 0 or more.
void set_temperature(Chain& chain, double temperature);

}  // namespace temper
