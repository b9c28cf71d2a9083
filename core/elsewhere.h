#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/dice.h"
#include "core/sampler.h"
#include "core/vocabulary.h"

namespace temper {

/// What another program makes of a stage whose rule it has otherwise.
struct Elsewhere {
    std::string_view program;
    std::vector<double> probs;  ///< after the stage, over the whole vocabulary
};

/// The present distribution after stage `stage` (from 0) of `samplers` as other programs have it,
/// one for each whose rule differs and can be worked out from this one step; the stages before are
/// as here. All of `history` is a prompt, as at the start of a run.
/// Transformers: generation/logits_process.py. llama.cpp: src/llama-sampler.cpp. vLLM: its
/// sampling parameters' documentation.
std::vector<Elsewhere> elsewhere(std::span<const double> logits, std::span<const Stage> samplers,
                                 std::size_t stage, const Dice& dice,
                                 std::span<const std::int32_t> history,
                                 const Vocabulary& vocabulary);

}  // namespace temper
