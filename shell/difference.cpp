#include "shell/chain_difference.h"
#include "shell/numbers.h"
#include "shell/session.h"
#include "shell/visible.h"

namespace temper::shell {
namespace {

std::string between(const FixedModel& before, const FixedModel& after) {
    if (before.tokens.size() < after.tokens.size()) return "Token added";
    if (before.tokens.size() > after.tokens.size()) return "Token removed";
    std::string renamed, changed;
    std::size_t names = 0, values = 0;
    for (std::size_t i = 0; i < before.tokens.size(); ++i) {
        if (before.tokens[i] != after.tokens[i]) {
            ++names;
            renamed = visible(before.tokens[i]) + " named " + visible(after.tokens[i]);
        }
        if (before.values[i] != after.values[i]) {
            ++values;
            changed = visible(after.tokens[i]) + " to " +
                      (after.probabilities ? percent(after.values[i]) : number(after.values[i]));
        }
    }
    if (names > 1) return "Tokens reordered";
    if (names == 1) return renamed;
    if (before.probabilities == after.probabilities && values == 1)
        return (after.probabilities ? "Probability of " : "Logit of ") + changed;
    return "Distribution changed";
}

std::string between(const MarkovModel& before, const MarkovModel& after) {
    if (before.start != after.start) return "Start to " + visible(after.start);
    if (before.transitions.size() < after.transitions.size()) return "Row added";
    if (before.transitions.size() > after.transitions.size()) return "Row removed";
    for (std::size_t i = 0; i < after.transitions.size(); ++i)
        if (before.transitions[i] != after.transitions[i])
            return "Arrows of " + visible(after.transitions[i].context);
    return "Map changed";
}

std::string between(const NgramModel& before, const NgramModel& after) {
    return before.order != after.order ? "Order to " + std::to_string(after.order) : "Text changed";
}

std::string between(const auto&, const auto&) {
    return "Model changed";
}

}  // namespace

std::string difference(const Scenario& before, const Scenario& after) {
    if (before.title != after.title) return after.title;
    if (before.model != after.model) {
        return std::visit([](const auto& from, const auto& to) { return between(from, to); },
                          before.model, after.model);
    }
    if (before.chains.size() != after.chains.size()) return "Columns changed";
    for (std::size_t i = 0; i < after.chains.size(); ++i) {
        if (before.chains[i] == after.chains[i]) continue;
        const std::string words = chain_difference(before.chains[i], after.chains[i]);
        return words.empty() ? "Chain renamed" : words;
    }
    if (before.seed != after.seed) return "Seed to " + std::to_string(after.seed);
    if (before.runs != after.runs) return "Runs to " + count(after.runs);
    return before == after ? "" : "Settings changed";
}

}  // namespace temper::shell
