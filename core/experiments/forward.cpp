#include "core/experiments/forward.h"

#include <algorithm>

#include "core/math.h"

namespace temper {
namespace {

constexpr std::uint64_t most = std::uint64_t{1} << 60;

double entropy_of(const std::vector<Candidate>& candidates) {
    double sum = 0;
    for (const Candidate& one : candidates) sum -= one.probability * log(one.probability);
    return std::max(sum, 0.0);
}

}  // namespace

Forward::Forward(const Graph& graph, std::uint32_t max_tokens, std::size_t max_marginals)
    : graph_(graph),
      left_(max_tokens),
      here_(graph.size()),
      there_(graph.size()),
      active_{0},
      step_entropy_(graph.size(), -1),
      room_(max_marginals) {
    here_[0] = {1, 1, 1, Scaled(1)};
}

bool Forward::work(std::uint64_t budget) {
    std::uint64_t spent = 0;
    while (!active_.empty() && spent < budget) {
        if (at_ == active_.size()) {
            spent += seen_.size();
            end_step();
            continue;
        }
        const std::uint32_t index = active_[at_++];
        expand(index);
        spent += 5 + 10 * graph_.state(index).candidates.size();
    }
    return !active_.empty();
}

void Forward::expand(std::uint32_t index) {
    const State& state = graph_.state(index);
    const Sums sums = std::exchange(here_[index], {});
    if (state.ends || left_ == 0) {
        two_agree_ += sums.squares;
        count_ = std::min(most, count_ + sums.count);
        texts_ = texts_ + sums.texts;
        return;
    }
    double& own = step_entropy_[index];
    if (own < 0) own = entropy_of(state.candidates);
    entropy_ += sums.mass * own;
    for (std::size_t i = 0; i < state.candidates.size(); ++i) {
        const auto [token, p] = state.candidates[i];
        Sums& next = there_[state.next[i]->index];
        if (next.count == 0) next_active_.push_back(state.next[i]->index);
        next.mass += sums.mass * p;
        next.squares += sums.squares * (p * p);
        next.count = std::min(most, next.count + sums.count);
        next.texts = next.texts + sums.texts;
        if (room_ == 0) continue;
        const auto id = static_cast<std::size_t>(token);
        if (by_token_.size() <= id) by_token_.resize(id + 1);
        if (by_token_[id] == 0) seen_.push_back(token);
        by_token_[id] += sums.mass * p;
    }
}

void Forward::end_step() {
    if (room_ >= seen_.size() && !seen_.empty()) {
        room_ -= seen_.size();
        std::sort(seen_.begin(), seen_.end());
        // A mass that underflowed to 0 was noted each time it was added to.
        seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());
        auto& marginal = marginals_.emplace_back();
        for (const std::int32_t token : seen_)
            marginal.push_back(
                {token, std::exchange(by_token_[static_cast<std::size_t>(token)], 0)});
    } else {
        room_ = 0;
    }
    seen_.clear();
    std::swap(here_, there_);
    std::swap(active_, next_active_);
    next_active_.clear();
    at_ = 0;
    if (left_ > 0) --left_;
}

}  // namespace temper
