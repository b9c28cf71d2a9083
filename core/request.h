#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/sampler.h"
#include "core/vocabulary.h"

namespace temper {

// What a caller from outside gives where there is no scenario: numbers, and a chain as JSON. It is
// checked here, once.

/// Logits from `numbers`: as they are, or, if they are probabilities, their natural logarithm. An
/// error names `logits`, `probs` or one of theirs: there are 1 to 1,000,000 numbers; no logit is
/// NaN or +infinity, and one is finite; probabilities are finite, 0 or more, and sum to 1 within
/// 1e-6.
Result<std::vector<double>> logits_given(std::vector<double> numbers, bool probs);

/// A chain, and the names of the tokens it works on where the caller gave any.
struct Settings {
    std::vector<Stage> samplers;
    Vocabulary vocabulary;
};

/// Reads `json`, {samplers, tokens?}; there are `size` tokens, with or without names. `report`
/// gains each fault by the name of its field: `samplers[0].p`.
std::optional<Settings> read_settings(std::string_view json, std::size_t size, Report& report);

}  // namespace temper
