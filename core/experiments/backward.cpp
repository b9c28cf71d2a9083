#include "core/experiments/backward.h"

namespace temper {

Backward::Backward(const Graph& graph, std::uint32_t max_tokens, std::size_t max_entries)
    : graph_(graph),
      max_tokens_(max_tokens),
      fresh_(graph.size()),
      kept_(graph.size() * (std::size_t{max_tokens} + 1) <= max_entries) {}

bool Backward::work(std::uint64_t budget) {
    std::uint64_t spent = 0;
    while (left_ <= max_tokens_ && spent < budget) {
        // Later states are not reached with so many tokens left.
        if (at_ < graph_.size() && graph_.depth(at_) <= max_tokens_ - left_) {
            fresh_[at_] = value(static_cast<std::uint32_t>(at_), left_);
            spent += 5 + 20 * graph_.state(at_).candidates.size();
            ++at_;
            continue;
        }
        values_ = fresh_;
        if (kept_)
            table_.emplace_back(fresh_.begin(), fresh_.begin() + static_cast<std::ptrdiff_t>(at_));
        spent += at_;
        at_ = 0;
        ++left_;
    }
    return left_ <= max_tokens_;
}

Backward::Value Backward::value(std::uint32_t index, std::uint32_t left) const {
    const State& state = graph_.state(index);
    Value value;
    if (state.ends || left == 0) {
        value.best = Scaled(1);
        for (double& sum : value.sums) sum = 1;
        return value;
    }
    for (std::size_t i = 0; i < state.candidates.size(); ++i) {
        const double p = state.candidates[i].probability;
        const Value& next = values_[state.next[i]->index];
        const Scaled best = Scaled(p) * next.best;
        if (value.best < best) {
            value.best = best;
            value.choice = static_cast<std::uint32_t>(i);
        }
        double power = p;
        for (int k = 0; k < powers - 1; ++k) value.sums[k] += (power *= p) * next.sums[k];
    }
    return value;
}

const Backward::Value& Backward::at(std::size_t state, std::uint32_t left) const {
    return table_[left][state];
}

std::vector<std::int32_t> Backward::best_text() const {
    std::vector<std::int32_t> tokens;
    std::size_t index = 0;
    for (std::uint32_t left = max_tokens_; left > 0 && !graph_.state(index).ends; --left) {
        const std::uint32_t choice = at(index, left).choice;
        tokens.push_back(graph_.state(index).candidates[choice].token);
        index = graph_.state(index).next[choice]->index;
    }
    return tokens;
}

double Backward::best_after(std::size_t state, std::uint32_t left) const {
    return at(state, left).best.value();
}

double Backward::sum_after(std::size_t state, std::uint32_t left, int power) const {
    return at(state, left).sums[power - 2];
}

}  // namespace temper
