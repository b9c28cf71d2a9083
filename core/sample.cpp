#include "core/sample.h"

#include <algorithm>

#include "core/kernels.h"

namespace temper {

Sample::Sample(std::span<const double> logits, std::span<const Stage> samplers,
               std::span<const std::int32_t> history, const Vocabulary& vocabulary) {
    const ChainState fresh = start(samplers, vocabulary);
    const std::vector<DieCase> dice = die_cases(samplers);
    Candidates candidates;
    std::vector<double> sums;
    for (std::size_t i = 0; i < dice.size(); ++i) {
        candidates.assign(logits);
        ChainState state = fresh;
        apply_chain(samplers, candidates, {history, dice[i].second_die}, state);
        sums.resize(candidates.size());
        candidates.running_sums(sums);
        const double until = i + 1 < dice.size() ? dice[i + 1].second_die : 1;
        Case& next = cases_.emplace_back(Case{first_face_beyond(until, 1), {}, {}});
        std::vector<std::uint64_t> ends;
        for (std::size_t position = 0; position < candidates.size(); ++position) {
            if (!(candidates.weight(position) > 0)) continue;
            ends.push_back(first_face_beyond(sums[position], candidates.total_weight()));
            next.ids.push_back(candidates.id(position));
        }
        ends.pop_back();
        next.map = DieMap(std::move(ends));
    }
}

void Sample::draw(std::uint64_t seed, std::uint64_t first_run, std::span<std::int32_t> out) const {
    constexpr std::size_t most = 1024;
    std::uint64_t u[most], second[most];
    for (std::size_t done = 0; done < out.size(); done += most) {
        const std::span<std::int32_t> part = out.subspan(done, std::min(most, out.size() - done));
        const bool one_case = cases_.size() == 1;
        kernel::best().dice(seed, first_run + done, nullptr, part.size(), 0, u,
                            one_case ? nullptr : second);
        if (one_case) {
            cases_[0].map.places({u, part.size()}, part);
            for (std::int32_t& place : part) place = cases_[0].ids[static_cast<std::size_t>(place)];
            continue;
        }
        for (std::size_t i = 0; i < part.size(); ++i) {
            std::size_t at = 0;
            while (second[i] >= cases_[at].until) ++at;
            cases_[at].map.places({u + i, 1}, part.subspan(i, 1));
            part[i] = cases_[at].ids[static_cast<std::size_t>(part[i])];
        }
    }
}

}  // namespace temper
