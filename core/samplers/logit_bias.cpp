#include "core/samplers/logit_bias.h"

#include "core/vocabulary.h"

namespace temper {

LogitBias::State LogitBias::start(const Vocabulary& vocabulary) const {
    State state;
    for (const auto& [name, number] : bias)
        if (const auto id = vocabulary.find(name)) state.bias.emplace_back(*id, number);
    return state;
}

std::string_view LogitBias::apply(Candidates& candidates, const Moment&, State& state) const {
    bool changed = false;
    for (const auto& [id, number] : state.bias)
        if (const auto position = candidates.position(id)) {
            candidates.set_logit(*position, candidates.logit(*position) + number);
            changed = true;
        }
    return changed ? "" : "its tokens are not among the candidates";
}

}  // namespace temper
