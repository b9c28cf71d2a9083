#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/models/language_model.h"
#include "core/scenario.h"
#include "core/trace.h"
#include "core/vocabulary.h"

namespace temper::shell {

/// Where a chain is at work: the model's logits for the token after the prompt, and the dice.
struct Place {
    std::vector<std::string> tokens;
    Vocabulary vocabulary;
    std::vector<double> logits;         ///< none where the text has ended and no token follows
    std::vector<std::int32_t> history;  ///< the prompt
    Dice dice = {};
};

/// The first token after the scenario's prompt. `model` is the scenario's.
Place place_of(const LanguageModel& model, const Scenario& scenario);

/// What a chain makes of the next token, stage by stage, and what that comes to.
struct Pass {
    Trace trace;
    double given_up = 0;  ///< the model's probability of all that was removed

    /// The tokens the model offers, most probable first, and how probable they are.
    const std::vector<std::int32_t>& ranked() const { return trace.stages.front().kept; }
    const std::vector<double>& model() const { return trace.stages.front().probs; }
    const std::vector<double>& probs() const { return trace.stages.back().probs; }
    std::size_t left() const { return trace.stages.back().kept.size(); }
    double entropy() const { return trace.stages.back().entropy_after; }
    /// How many stages did something.
    std::size_t acting() const;
    /// The stage (from 0) that removed `token`; nothing if it is still there or never was.
    std::optional<std::size_t> removed_by(std::size_t token) const;
};

/// Runs `samplers` at `place`, which has logits.
Pass pass_of(const Place& place, std::span<const Stage> samplers);

}  // namespace temper::shell
