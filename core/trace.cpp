#include "core/trace.h"

#include <algorithm>

namespace temper {
namespace {

Snapshot input(Candidates& candidates) {
    Snapshot snapshot{.type = "input", .kept = {}, .probs = {}};
    snapshot.probs.resize(candidates.vocabulary());
    candidates.probs(snapshot.probs);
    for (const std::size_t position : candidates.order(candidates.size()))
        snapshot.kept.push_back(candidates.id(position));
    snapshot.entropy_before = snapshot.entropy_after = candidates.entropy();
    return snapshot;
}

/// The stage's snapshot when `before` is that of the stage before it.
Snapshot changed(const Snapshot& before, std::string_view type, Candidates& candidates) {
    Snapshot after = input(candidates);
    after.type = type;
    after.entropy_before = before.entropy_after;
    for (const std::int32_t id : before.kept) {
        if (candidates.position(id)) continue;
        after.removed.push_back(id);
        after.mass_removed += before.probs[static_cast<std::size_t>(id)];
    }
    if (after.removed.empty() && after.probs == before.probs)
        after.note = "every token passes unchanged";
    return after;
}

Snapshot unchanged(const Snapshot& before, std::string_view type, std::string_view note) {
    Snapshot same = before;
    same.type = type;
    same.removed.clear();
    same.mass_removed = 0;
    same.entropy_before = before.entropy_after;
    same.note = note;
    return same;
}

}  // namespace

Trace trace(std::span<const double> logits, std::span<const Stage> samplers, const Dice& dice,
            std::span<const std::int32_t> history, ChainState& state) {
    Candidates candidates;
    candidates.assign(logits);
    const Moment moment{history, dice.second};
    Trace result{.stages = {input(candidates)}, .u = dice.u, .token = 0};
    for (std::size_t i = 0; i < samplers.size(); ++i) {
        const std::string_view type = type_of(samplers[i].sampler);
        const std::string_view note = apply_stage(samplers[i], candidates, moment, state.stages[i]);
        const Snapshot& before = result.stages.back();
        result.stages.push_back(note.empty() ? changed(before, type, candidates)
                                             : unchanged(before, type, note));
    }
    result.token = candidates.pick(dice.u);
    return result;
}

Trace trace(std::span<const double> logits, std::span<const Stage> samplers, const Dice& dice) {
    ChainState state = start(samplers, {});
    return trace(logits, samplers, dice, {}, state);
}

std::vector<double> apply(std::span<const double> logits, std::span<const Stage> samplers) {
    return apply(logits, samplers, {}, start(samplers, {}));
}

std::vector<double> apply(std::span<const double> logits, std::span<const Stage> samplers,
                          std::span<const std::int32_t> history, const ChainState& state) {
    Candidates candidates;
    const auto cases = die_cases(samplers);
    std::vector<double> sum(logits.size()), probs(logits.size());
    for (const DieCase& die : cases) {
        ChainState memory = state;
        candidates.assign(logits);
        apply_chain(samplers, candidates, {history, die.second_die}, memory);
        candidates.probs(probs);
        for (std::size_t id = 0; id < probs.size(); ++id) sum[id] += die.probability * probs[id];
    }
    return sum;
}

}  // namespace temper
