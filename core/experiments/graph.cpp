#include "core/experiments/graph.h"

#include <algorithm>

namespace temper {

Graph::Graph(const Setup& setup, States& states, std::size_t max_links)
    : setup_(setup), states_(states), max_links_(max_links), found_{{0, 0, 0}} {}

bool Graph::work(std::uint64_t budget) {
    std::uint64_t spent = 0;
    while (!failed_ && at_ < found_.size() && spent < budget) {
        const std::uint64_t before = states_.spent();
        expand(static_cast<std::uint32_t>(at_++));
        spent += 10 + (states_.spent() - before);
    }
    return !failed_ && at_ < found_.size();
}

void Graph::expand(std::uint32_t index) {
    State& from = states_.kept()[index];
    if (from.ends || found_[index].depth == setup_.max_tokens) return;
    std::vector<std::int32_t> tokens = text(index);
    states_.open(from, tokens);
    links_ += from.candidates.size();
    failed_ = links_ > max_links_;
    tokens.push_back(0);
    for (std::size_t i = 0; i < from.candidates.size() && !failed_; ++i) {
        tokens.back() = from.candidates[i].token;
        State spare;
        const State* next = states_.child(from, i, tokens, spare);
        failed_ = next == &spare;
        if (next->index < found_.size() || failed_) continue;
        found_.push_back({found_[index].depth + 1, index, tokens.back()});
    }
}

std::vector<std::int32_t> Graph::text(std::uint32_t index) const {
    std::vector<std::int32_t> drawn(found_[index].depth);
    for (auto token = drawn.rbegin(); token != drawn.rend(); ++token) {
        *token = found_[index].token;
        index = found_[index].parent;
    }
    std::vector<std::int32_t> tokens = setup_.prompt;
    tokens.insert(tokens.end(), drawn.begin(), drawn.end());
    return tokens;
}

}  // namespace temper
