#include "shell/labs/chain/orders.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace temper::shell {
namespace {

/// Whether two distributions are the same but for rounding, which differs with the order.
bool same(const std::vector<double>& a, const std::vector<double>& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::abs(a[i] - b[i]) > 1e-9) return false;
    return true;
}

bool acts_alone(const Place& place, const Stage& stage) {
    return pass_of(place, std::span(&stage, 1)).acting() > 0;
}

}  // namespace

void OrderTrials::begin(std::vector<Stage> samplers, std::vector<std::size_t> moving) {
    samplers_ = std::move(samplers);
    moving_ = std::move(moving);
    next_.resize(moving_.size());
    std::iota(next_.begin(), next_.end(), std::size_t{0});
    tried_ = 0;
    done_ = false;
    groups_.clear();
}

std::size_t OrderTrials::total() const {
    std::size_t product = 1;
    for (std::size_t i = 2; i <= moving_.size(); ++i) product *= i;
    return product;
}

std::vector<std::size_t> OrderTrials::order() const {
    std::vector<std::size_t> all(samplers_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    for (std::size_t i = 0; i < moving_.size(); ++i) all[moving_[i]] = moving_[next_[i]];
    return all;
}

bool OrderTrials::step(const Place& place) {
    if (done_) return false;
    std::vector<std::size_t> tried = order();
    std::vector<Stage> samplers;
    for (const std::size_t i : tried) samplers.push_back(samplers_[i]);
    put(std::move(tried), pass_of(place, samplers));
    ++tried_;
    done_ = !std::next_permutation(next_.begin(), next_.end());
    return !done_;
}

void OrderTrials::put(std::vector<std::size_t> order, const Pass& pass) {
    auto at = std::find_if(groups_.begin(), groups_.end(), [&](const OrderGroup& group) {
        return group.left == pass.left() && same(group.probs, pass.probs());
    });
    if (at == groups_.end()) {
        groups_.push_back({.orders = {},
                           .probs = pass.probs(),
                           .left = pass.left(),
                           .given_up = pass.given_up,
                           .entropy = pass.entropy(),
                           .present = groups_.empty()});  // the first order tried is the present
        at = groups_.end() - 1;
    }
    at->orders.push_back(std::move(order));
    std::stable_sort(groups_.begin(), groups_.end(), [](const OrderGroup& a, const OrderGroup& b) {
        return a.present != b.present ? a.present : a.orders.size() > b.orders.size();
    });
}

std::vector<std::size_t> worth_moving(const Place& place, std::span<const Stage> samplers,
                                      const Pass& pass) {
    std::vector<std::size_t> stages;
    for (std::size_t i = 0; i < samplers.size() && stages.size() < OrderTrials::most; ++i)
        if (samplers[i].on &&
            (pass.trace.stages[i + 1].note.empty() || acts_alone(place, samplers[i])))
            stages.push_back(i);
    return stages;
}

Chain reordered(const Chain& chain, const std::vector<std::size_t>& order) {
    Chain moved = chain;
    for (std::size_t i = 0; i < order.size(); ++i) moved.samplers[i] = chain.samplers[order[i]];
    return moved;
}

std::vector<std::size_t> moved_order(std::size_t count, std::size_t from, std::size_t to) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(from));
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(to), from);
    return order;
}

}  // namespace temper::shell
