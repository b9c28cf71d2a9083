#include "core/stage_memory.h"

#include <algorithm>
#include <map>

namespace temper {
namespace {

std::vector<StageMemory::Seen> seen_within(std::span<const std::int32_t> history, int last_n) {
    if (last_n >= 0)
        history = history.last(std::min(history.size(), static_cast<std::size_t>(last_n)));
    std::map<std::int32_t, std::uint32_t> times;
    for (const std::int32_t token : history)
        if (token != unknown_token) ++times[token];
    std::vector<StageMemory::Seen> seen;
    for (const auto& [token, count] : times) seen.push_back({token, count});
    return seen;
}

std::vector<StageMemory::Match> matches_of(const Dry& dry, const Dry::State& state,
                                           std::span<const std::int32_t> history) {
    std::vector<StageMemory::Match> matches;
    for (const auto& [token, length] : dry.matches(history, state))
        matches.push_back({token, static_cast<std::uint32_t>(length)});
    std::stable_sort(matches.begin(), matches.end(),
                     [](const auto& a, const auto& b) { return a.length > b.length; });
    return matches;
}

}  // namespace

std::vector<StageMemory> stage_memory(std::span<const Stage> samplers,
                                      std::span<const std::int32_t> history,
                                      const ChainState& state) {
    std::vector<StageMemory> memory(samplers.size());
    for (std::size_t i = 0; i < samplers.size(); ++i) {
        const Sampler& sampler = samplers[i].sampler;
        if (const auto* mirostat = std::get_if<Mirostat::State>(&state.stages[i])) {
            memory[i].kind = StageMemory::Kind::mirostat;
            memory[i].mu_bits = mirostat->mu;
        } else if (const auto* penalties = std::get_if<Penalties>(&sampler)) {
            memory[i].kind = StageMemory::Kind::penalties;
            memory[i].seen = seen_within(history, penalties->last_n);
        } else if (const auto* dry = std::get_if<Dry>(&sampler)) {
            memory[i].kind = StageMemory::Kind::dry;
            memory[i].matches =
                matches_of(*dry, *std::get_if<Dry::State>(&state.stages[i]), history);
        }
    }
    return memory;
}

}  // namespace temper
