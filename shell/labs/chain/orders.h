#pragma once
#include <cstdint>
#include <vector>

#include "shell/labs/chain/pass.h"

namespace temper::shell {

/// Orders of the same stages that come to the same distribution.
struct OrderGroup {
    std::vector<std::vector<std::size_t>> orders;  ///< each names the chain's stages, first to last
    std::vector<double> probs;
    std::size_t left = 0;
    double given_up = 0, entropy = 0;
    bool present = false;  ///< holds the order as it is
};

/// Tries some of a chain's stages in every order, each order in the places that they now have
/// between them; the other stages stay where they are.
class OrderTrials {
public:
    /// At most this many stages change places: 120 orders.
    static constexpr std::size_t most = 5;

    /// `moving`: places in the chain, ascending, at most `most`.
    void begin(std::vector<Stage> samplers, std::vector<std::size_t> moving);
    /// Tries one order more at `place`, the same each time; false once all are tried.
    bool step(const Place& place);
    std::size_t tried() const { return tried_; }
    std::size_t total() const;
    /// The present order's group first, then those with the most orders.
    const std::vector<OrderGroup>& groups() const { return groups_; }
    const std::vector<std::size_t>& moving() const { return moving_; }

private:
    std::vector<Stage> samplers_;
    std::vector<std::size_t> moving_;  ///< the places
    std::vector<std::size_t> next_;    ///< which of the moving stages stands in each, to try next
    std::size_t tried_ = 0;
    bool done_ = true;
    std::vector<OrderGroup> groups_;

    std::vector<std::size_t> order() const;
    void put(std::vector<std::size_t> order, const Pass& pass);
};

/// The stages worth trying: those that are on and do something, where they stand or alone.
std::vector<std::size_t> worth_moving(const Place& place, std::span<const Stage> samplers,
                                      const Pass& pass);

/// `chain` with its stages in `order`.
Chain reordered(const Chain& chain, const std::vector<std::size_t>& order);

/// 0, 1, … with the one at `from` taken out and put in at `to`.
std::vector<std::size_t> moved_order(std::size_t count, std::size_t from, std::size_t to);

}  // namespace temper::shell
