#include "core/models/replay.h"

#include <limits>
#include <string_view>
#include <unordered_set>

#include "core/math.h"

namespace temper {

std::vector<std::string> vocabulary(const ReplayModel& model) {
    std::vector<std::string> tokens;
    std::unordered_set<std::string_view> seen;
    const auto add = [&](const std::string& token) {
        if (seen.insert(token).second) tokens.push_back(token);
    };
    for (const ReplayModel::Position& position : model.positions) {
        add(position.token);
        for (const ReplayModel::Alternative& other : position.alternatives) add(other.token);
    }
    tokens.emplace_back(tail_token);
    return tokens;
}

Replay::Replay(const ReplayModel& model) : LanguageModel(temper::vocabulary(model)) {
    for (const ReplayModel::Position& position : model.positions) {
        std::vector<std::string> names{position.token};
        std::vector<double> logprobs{position.logprob};
        for (const ReplayModel::Alternative& other : position.alternatives) {
            names.push_back(other.token);
            logprobs.push_back(other.logprob);
        }
        steps_.push_back({ids(names), std::move(logprobs), position.tail});
    }
}

std::vector<double> Replay::logits(const Context& context) const {
    std::vector<double> dense(vocabulary().size(), -std::numeric_limits<double>::infinity());
    const Step& step = steps_[context.step()];
    for (std::size_t i = 0; i < step.ids.size(); ++i) dense[step.ids[i]] = step.logprobs[i];
    if (step.tail > 0) dense.back() = log(step.tail);
    return dense;
}

std::size_t Replay::as_recorded(std::span<const std::int32_t> drawn) const {
    std::size_t t = 0;
    while (t < drawn.size() && t < steps_.size() && drawn[t] == steps_[t].ids[0]) ++t;
    return t;
}

}  // namespace temper
