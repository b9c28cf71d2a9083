#include "shell/next_token.h"

#include <cmath>

#include "core/distribution.h"
#include "core/models/language_model.h"

namespace temper::shell {
namespace {

/// The row of what follows the prompt; null where the text has ended.
template <class Markov>
auto row_after(Markov& model, const std::vector<std::string>& prompt)
    -> decltype(model.transitions.data()) {
    const std::string& context = prompt.empty() ? model.start : prompt.back();
    for (auto& row : model.transitions)
        if (row.context == context) return &row;
    return nullptr;
}

FixedModel from_row(const MarkovModel::Row& row) {
    FixedModel fixed{.probabilities = true};
    double sum = 0;
    for (const auto& arrow : row.arrows) sum += arrow.weight;
    for (const auto& arrow : row.arrows) {
        fixed.tokens.push_back(arrow.token);
        fixed.values.push_back(arrow.weight / sum);
    }
    return fixed;
}

FixedModel from_any(const Scenario& scenario) {
    const auto model = language_model(scenario.model);
    const std::vector<std::int32_t> prompt = model->ids(scenario.prompt);
    const Context context{.tokens = prompt, .prompt = prompt.size()};
    FixedModel fixed;
    if (model->ends(context)) return {.tokens = {model->vocabulary()[0]}, .values = {0}};
    const std::vector<double> logits = model->logits(context);
    for (std::size_t id = 0; id < logits.size(); ++id) {
        if (!std::isfinite(logits[id])) continue;
        fixed.tokens.push_back(model->vocabulary()[id]);
        fixed.values.push_back(logits[id]);
    }
    return fixed;
}

}  // namespace

FixedModel next_token(const Scenario& scenario) {
    if (const auto* fixed = std::get_if<FixedModel>(&scenario.model)) return *fixed;
    if (const auto* markov = std::get_if<MarkovModel>(&scenario.model)) {
        if (const auto* row = row_after(*markov, scenario.prompt)) return from_row(*row);
    }
    return from_any(scenario);
}

bool can_set_next_token(const Scenario& scenario) {
    if (const auto* markov = std::get_if<MarkovModel>(&scenario.model))
        return row_after(*markov, scenario.prompt) != nullptr;
    return std::holds_alternative<FixedModel>(scenario.model);
}

void set_next_token(Scenario& scenario, const FixedModel& model) {
    auto* markov = std::get_if<MarkovModel>(&scenario.model);
    if (!markov) {
        scenario.model = model;
        return;
    }
    MarkovModel::Row& row = *row_after(*markov, scenario.prompt);
    const std::vector<double> probs = model.probabilities ? model.values : softmax(model.values);
    row.arrows.clear();
    for (std::size_t i = 0; i < probs.size(); ++i)
        row.arrows.push_back({model.tokens[i], probs[i]});
}

}  // namespace temper::shell
