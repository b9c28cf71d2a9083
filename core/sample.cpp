#include "core/sample.h"

#include "core/dice.h"

namespace temper {

Sample::Sample(std::span<const double> logits, std::span<const Stage> samplers,
               std::span<const std::int32_t> history, const Vocabulary& vocabulary) {
    const ChainState fresh = start(samplers, vocabulary);
    const std::vector<DieCase> dice = die_cases(samplers);
    cases_.resize(dice.size());
    for (std::size_t i = 0; i < dice.size(); ++i) {
        cases_[i].limit = i + 1 < dice.size() ? dice[i + 1].second_die : 1;
        Candidates& candidates = cases_[i].candidates;
        candidates.assign(logits);
        ChainState state = fresh;
        apply_chain(samplers, candidates, {history, dice[i].second_die}, state);
        candidates.total_weight();  // now, for `logits` may be gone later
    }
}

void Sample::draw(std::uint64_t seed, std::uint64_t first_run, std::span<std::int32_t> out) {
    for (std::size_t i = 0; i < out.size(); ++i) {
        const Dice thrown = dice(seed, first_run + i, 0);
        std::size_t at = 0;
        while (thrown.second >= cases_[at].limit) ++at;
        out[i] = cases_[at].candidates.pick(thrown.u);
    }
}

}  // namespace temper
