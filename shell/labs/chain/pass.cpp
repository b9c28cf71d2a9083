#include "shell/labs/chain/pass.h"

namespace temper::shell {

Place place_of(const LanguageModel& model, const Scenario& scenario) {
    Place place{.tokens = model.vocabulary(),
                .vocabulary = Vocabulary(model.vocabulary()),
                .logits = {},
                .history = model.ids(scenario.prompt)};
    const Context context{.tokens = place.history, .prompt = place.history.size()};
    if (!model.ends(context)) place.logits = model.logits(context);
    return place;
}

std::size_t Pass::acting() const {
    std::size_t sum = 0;
    for (std::size_t i = 1; i < trace.stages.size(); ++i) sum += trace.stages[i].note.empty();
    return sum;
}

std::optional<std::size_t> Pass::removed_by(std::size_t token) const {
    for (std::size_t i = 1; i < trace.stages.size(); ++i)
        if (trace.stages[i - 1].probs[token] > 0 && trace.stages[i].probs[token] == 0) return i - 1;
    return std::nullopt;
}

Pass pass_of(const Place& place, std::span<const Stage> samplers) {
    ChainState state = start(samplers, place.vocabulary);
    Pass pass{.trace = trace(place.logits, samplers, place.dice, place.history, state)};
    for (std::size_t id = 0; id < place.logits.size(); ++id)
        if (pass.probs()[id] == 0) pass.given_up += pass.model()[id];
    return pass;
}

}  // namespace temper::shell
