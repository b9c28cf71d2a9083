#pragma once
#include <vector>

#include "core/models/language_model.h"

namespace temper {

/// The same distribution after every context; it never ends.
class Fixed final : public LanguageModel {
public:
    explicit Fixed(const FixedModel& model);
    std::vector<double> logits(const Context&) const override { return logits_; }
    bool ends(const Context&) const override { return false; }
    Memory memory() const override { return {}; }

private:
    std::vector<double> logits_;
};

}  // namespace temper
