#include <map>
#include <utility>

#include "core/experiments/graph.h"
#include "core/experiments/river.h"

namespace temper {
namespace {

constexpr std::size_t graph_bytes = std::size_t{16} << 20;
constexpr std::size_t max_links = 200'000;
/// Links of the whole picture: nobody could see more.
constexpr std::size_t max_drawn = 200'000;

/// Where texts are after one step more: at a state, by a token.
using Column = std::map<std::pair<std::uint32_t, std::int32_t>, std::uint32_t>;

/// The next column, grown from `here`; links go from node to node.
Column flow_on(StateRiver& river, const Graph& graph, const Column& here) {
    Column next;
    for (const auto& [key, node] : here) {
        const State& state = graph.state(key.first);
        if (!state.open) {
            river.nodes[node].ended = river.nodes[node].mass;
            continue;
        }
        for (std::size_t k = 0; k < state.candidates.size(); ++k) {
            const auto [token, p] = state.candidates[k];
            const auto fresh = static_cast<std::uint32_t>(river.nodes.size());
            const auto [place, is_new] = next.try_emplace({state.next[k]->index, token}, fresh);
            if (is_new) river.nodes.push_back({token, river.nodes[node].step + 1, 0, 0});
            const double mass = river.nodes[node].mass * p;
            river.nodes[place->second].mass += mass;
            river.links.push_back({node, place->second, mass});
        }
    }
    return next;
}

}  // namespace

std::optional<StateRiver> state_river(const Setup& setup, std::size_t limit) {
    States states(setup, graph_bytes);
    if (!states.merged()) return std::nullopt;
    Graph graph(setup, states, max_links);
    while (graph.work(1'000'000)) {
    }
    if (!graph.complete()) return std::nullopt;

    StateRiver river;
    river.nodes.push_back({0, 0, 1, 0});
    Column here = {{{0, 0}, 0}};
    for (std::uint32_t step = 0; step < setup.max_tokens && !here.empty(); ++step) {
        here = flow_on(river, graph, here);
        if (here.size() > limit || river.links.size() > max_drawn) return std::nullopt;
    }
    for (const auto& [key, node] : here) river.nodes[node].ended = river.nodes[node].mass;
    return river;
}

}  // namespace temper
