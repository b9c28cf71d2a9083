#include "core/models/language_model.h"

#include <utility>

#include "core/models/fixed.h"
#include "core/models/markov.h"
#include "core/models/ngram.h"
#include "core/models/replay.h"

namespace temper {

LanguageModel::LanguageModel(std::vector<std::string> vocabulary)
    : vocabulary_(std::move(vocabulary)), names_(vocabulary_) {}

std::vector<std::int32_t> LanguageModel::ids(std::span<const std::string> tokens) const {
    std::vector<std::int32_t> found;
    found.reserve(tokens.size());
    for (const std::string& token : tokens)
        found.push_back(names_.find(token).value_or(unknown_token));
    return found;
}

std::string LanguageModel::text(std::span<const std::int32_t> tokens) const {
    std::string joined;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (i > 0) joined += ' ';
        joined += vocabulary_[tokens[i]];
    }
    return joined;
}

std::size_t LanguageModel::as_recorded(std::span<const std::int32_t> drawn) const {
    return drawn.size();
}

std::vector<std::string> vocabulary(const Model& model) {
    struct List {
        using Listed = std::vector<std::string>;
        Listed operator()(const FixedModel& m) const { return m.tokens; }
        Listed operator()(const MarkovModel& m) const { return vocabulary(m); }
        Listed operator()(const NgramModel& m) const { return vocabulary(m); }
        Listed operator()(const ReplayModel& m) const { return vocabulary(m); }
    };
    return std::visit(List{}, model);
}

std::unique_ptr<const LanguageModel> language_model(const Model& model) {
    struct Make {
        using Made = std::unique_ptr<const LanguageModel>;
        Made operator()(const FixedModel& m) const { return std::make_unique<Fixed>(m); }
        Made operator()(const MarkovModel& m) const { return std::make_unique<Markov>(m); }
        Made operator()(const NgramModel& m) const { return std::make_unique<Ngram>(m); }
        Made operator()(const ReplayModel& m) const { return std::make_unique<Replay>(m); }
    };
    return std::visit(Make{}, model);
}

}  // namespace temper
