#include "core/chain.h"

#include <algorithm>

namespace temper {
namespace {

template <class Kind>
std::string_view off(const Kind& kind) {
    if constexpr (requires { kind.off(); }) return kind.off();
    return {};
}

bool acts(const Stage& stage) {
    return stage.on &&
           std::visit([](const auto& kind) { return off(kind).empty(); }, stage.sampler);
}

/// For the kinds whose memory follows what was drawn.
template <class Kind>
void learn(const Kind& kind, std::int32_t token, StageState& state) {
    if constexpr (requires(typename StateOf<Kind>::type & memory) { kind.accept(token, memory); })
        kind.accept(token, *std::get_if<typename StateOf<Kind>::type>(&state));
}

}  // namespace

ChainState start(std::span<const Stage> chain, const Vocabulary& vocabulary) {
    ChainState state;
    for (const Stage& stage : chain)
        state.stages.push_back(std::visit(
            [&]<class Kind>(const Kind& kind) -> StageState {
                if constexpr (requires { typename Kind::State; }) return kind.start(vocabulary);
                else return NoState<Kind>{};
            },
            stage.sampler));
    return state;
}

std::string_view apply_stage(const Stage& stage, Candidates& candidates, const Moment& moment,
                             StageState& state) {
    if (!stage.on) return "switched off";
    return std::visit(
        [&]<class Kind>(const Kind& kind) {
            if (const std::string_view reason = off(kind); !reason.empty()) return reason;
            if constexpr (requires { typename Kind::State; })
                return kind.apply(candidates, moment, *std::get_if<typename Kind::State>(&state));
            else if constexpr (requires { kind.apply(candidates, moment); })
                return kind.apply(candidates, moment);
            else return kind.apply(candidates);
        },
        stage.sampler);
}

void apply_chain(std::span<const Stage> chain, Candidates& candidates, const Moment& moment,
                 ChainState& state) {
    for (std::size_t i = 0; i < chain.size(); ++i)
        apply_stage(chain[i], candidates, moment, state.stages[i]);
}

void accept(std::span<const Stage> chain, std::int32_t token, ChainState& state) {
    for (std::size_t i = 0; i < chain.size(); ++i)
        std::visit([&](const auto& kind) { learn(kind, token, state.stages[i]); },
                   chain[i].sampler);
}

bool reads_history(std::span<const Stage> chain) {
    return std::any_of(chain.begin(), chain.end(), [](const Stage& stage) {
        return acts(stage) &&
               std::visit([]<class Kind>(const Kind&) { return Kind::reads_history; },
                          stage.sampler);
    });
}

std::vector<DieCase> die_cases(std::span<const Stage> chain) {
    std::vector<double> limits = {0, 1};
    for (const Stage& stage : chain)
        if (const Xtc* xtc = std::get_if<Xtc>(&stage.sampler); xtc && acts(stage))
            limits.push_back(xtc->probability);
    std::sort(limits.begin(), limits.end());
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    std::vector<DieCase> cases;
    for (std::size_t i = 0; i + 1 < limits.size(); ++i)
        cases.push_back({limits[i + 1] - limits[i], limits[i]});
    return cases;
}

}  // namespace temper
