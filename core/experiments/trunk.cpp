#include "core/experiments/trunk.h"

#include <algorithm>

namespace temper {
namespace {

constexpr std::size_t states_bytes = std::size_t{64} << 20;

}  // namespace

Trunk::Trunk(const Setup& setup)
    : setup_(setup),
      believer_(setup.samplers, setup.model->vocabulary()),
      start_(believer_.start().cases.front().state),
      states_(setup, states_bytes) {
    add({.state = &states_.root()}, setup.prompt);
}

std::uint32_t Trunk::child_of_many(std::uint32_t node, std::uint32_t place) const {
    const auto known = many_children_.find(std::uint64_t{node} << 32 | place);
    return known == many_children_.end() ? none : known->second;
}

std::uint32_t Trunk::grow(std::uint32_t node, std::uint32_t place) {
    if (full_ || nodes_.size() == max_nodes) return none;
    const Node from = nodes_[node];
    std::vector<std::int32_t> tokens = setup_.prompt;
    const std::vector<std::int32_t> drawn = path(node);
    tokens.insert(tokens.end(), drawn.begin(), drawn.end());
    const Candidate& taken = from.state->candidates[place];
    tokens.push_back(taken.token);
    State spare;
    State* state = states_.child(*from.state, place, tokens, spare);
    full_ = !state || state == &spare;
    if (full_) return none;
    const auto fresh = static_cast<std::uint32_t>(nodes_.size());
    add({.state = state,
         .probability = from.probability * taken.probability,
         .parent = node,
         .step = from.step + 1,
         .token = taken.token},
        tokens);
    if (from.is_small) nodes_[node].small_children[place] = fresh;
    else if (few_children(from)) children_[from.children + place] = fresh;
    else many_children_.emplace(std::uint64_t{node} << 32 | place, fresh);
    return fresh;
}

void Trunk::add(const Node& node, std::span<const std::int32_t> tokens) {
    nodes_.push_back(node);
    Node& added = nodes_.back();
    if (added.state->ends || added.step == setup_.max_tokens) return;
    states_.open(*added.state, tokens);
    added.picker = &picker(*added.state, tokens);
    added.children = static_cast<std::uint32_t>(children_.size());
    added.is_small = added.picker->small_ends(added.ends);
    if (!added.is_small && few_children(added))
        children_.resize(children_.size() + added.state->candidates.size(), none);
}

const Picker& Trunk::picker(const State& state, std::span<const std::int32_t> tokens) {
    if (pickers_.size() <= state.index) pickers_.resize(state.index + 1);
    std::optional<Picker>& known = pickers_[state.index];
    if (!known) known.emplace(make_picker(state, tokens));
    return *known;
}

Picker Trunk::make_picker(const State& state, std::span<const std::int32_t> tokens) {
    const std::vector<double> logits = setup_.model->logits({tokens, setup_.prompt.size()});
    const ChainState& memory =
        state.belief.cases.empty() ? start_ : state.belief.cases.front().state;
    return {believer_, memory, tokens, logits, state.candidates};
}

std::vector<std::int32_t> Trunk::path(std::uint32_t node) const {
    std::vector<std::int32_t> tokens(nodes_[node].step);
    for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
        *token = nodes_[node].token;
        node = nodes_[node].parent;
    }
    return tokens;
}

std::size_t Trunk::bytes() const {
    return nodes_.size() * sizeof(Node) + children_.size() * sizeof(std::uint32_t) +
           many_children_.size() * 48;
}

}  // namespace temper
