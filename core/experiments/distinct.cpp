#include "core/experiments/distinct.h"

#include <algorithm>

#include "core/experiments/seen.h"

namespace temper {
namespace {

/// Below this many expected draws of any one text, the expansion's 12 powers are exact to 1e-15.
constexpr double few_draws = 0.25;
constexpr std::size_t max_groups = 400'000;

/// Products of the same factors in another order differ by rounding; this is well above that and
/// below what would show in the result.
bool same(double p, double q) {
    return q <= p * (1 + 1e-13);
}

}  // namespace

Distinct::Distinct(const Graph& graph, const Backward& backward, std::uint32_t max_tokens,
                   std::uint64_t runs)
    : graph_(graph),
      backward_(backward),
      left_(max_tokens),
      runs_(static_cast<double>(runs)),
      groups_{{0, 1, 1}} {}

bool Distinct::work(std::uint64_t budget) {
    std::uint64_t spent = 0;
    while (!failed_ && !groups_.empty() && spent < budget) {
        if (at_ == groups_.size()) {
            spent += 20 * next_.size();
            next_step();
            continue;
        }
        const Group group = groups_[at_++];
        follow(group);
        spent += 40 + graph_.state(group.state).candidates.size();
    }
    return !failed_ && !groups_.empty();
}

std::optional<double> Distinct::expected() const {
    if (failed_) return std::nullopt;
    return sum_;
}

void Distinct::follow(const Group& group) {
    const State& state = graph_.state(group.state);
    if (state.ends || left_ == 0) {
        sum_ += group.count * chance_seen(group.p, runs_);
    } else if (runs_ * group.p * backward_.best_after(group.state, left_) <= few_draws) {
        sum_ += rare(group);
    } else {
        for (std::size_t i = 0; i < state.candidates.size(); ++i)
            next_.push_back(
                {state.next[i]->index, group.p * state.candidates[i].probability, group.count});
        failed_ = next_.size() > 4 * max_groups;
    }
}

double Distinct::rare(const Group& group) const {
    double term = runs_ * group.p, sum = term;
    for (int k = 2; k <= Backward::powers; ++k) {
        term *= -(runs_ - (k - 1)) * group.p / k;
        sum += term * backward_.sum_after(group.state, left_, k);
    }
    return group.count * sum;
}

void Distinct::next_step() {
    std::sort(next_.begin(), next_.end(), [](const Group& a, const Group& b) {
        return a.state != b.state ? a.state < b.state : a.p < b.p;
    });
    groups_.clear();
    for (const Group& group : next_) {
        const bool joins = !groups_.empty() && groups_.back().state == group.state &&
                           same(groups_.back().p, group.p);
        if (joins) groups_.back().count += group.count;
        else groups_.push_back(group);
    }
    failed_ = groups_.size() > max_groups;
    next_.clear();
    at_ = 0;
    --left_;
}

}  // namespace temper
