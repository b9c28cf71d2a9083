#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/models/language_model.h"
#include "core/scenario.h"

namespace temper {

/// What decides how probable each text is: everything but the dice. Two of them that compare equal
/// in all but `model` may share one model; it never changes.
struct Setup {
    std::shared_ptr<const LanguageModel> model;
    std::vector<Stage> samplers;
    std::vector<std::int32_t> prompt;  ///< ids; `unknown_token` for words the model does not know
    std::uint32_t max_tokens = 1;      ///< drawn tokens at most, 1 to 4,096
};

/// The scenario's chain number `chain` (below their count) over `model`, made of the scenario's.
Setup setup_of(const Scenario& scenario, std::size_t chain,
               std::shared_ptr<const LanguageModel> model);

/// A token and its probability, in [0, 1].
struct Candidate {
    std::int32_t token = 0;
    double probability = 0;
    bool operator==(const Candidate&) const = default;
};

}  // namespace temper
