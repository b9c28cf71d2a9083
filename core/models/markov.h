#pragma once
#include <cstdint>
#include <vector>

#include "core/models/language_model.h"

namespace temper {

/// A first-order chain. Its vocabulary is every token that the rows name, in order of appearance.
class Markov final : public LanguageModel {
public:
    explicit Markov(const MarkovModel& model);
    std::vector<double> logits(const Context& context) const override;
    bool ends(const Context& context) const override { return row(context) == no_row; }
    Memory memory() const override { return {.last = 1}; }

private:
    struct Arrow {
        std::int32_t to;
        double logit;
    };
    static constexpr std::int32_t no_row = -1;
    std::int32_t row(const Context& context) const;

    std::vector<std::vector<Arrow>> rows_;
    std::vector<std::int32_t> row_of_;  ///< for each token its row, or `no_row`
    std::int32_t start_ = no_row;
};

/// The vocabulary of `model`.
std::vector<std::string> vocabulary(const MarkovModel& model);

}  // namespace temper
