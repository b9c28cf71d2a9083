#include "core/models/fixed.h"

#include "core/distribution.h"

namespace temper {

std::vector<double> logits(const FixedModel& model) {
    return model.probabilities ? logits_from_probs(model.values) : model.values;
}

Fixed::Fixed(const FixedModel& model)
    : LanguageModel(model.tokens), logits_(temper::logits(model)) {}

}  // namespace temper
