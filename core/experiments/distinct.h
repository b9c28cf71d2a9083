#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "core/experiments/backward.h"

namespace temper {

/// How many different texts so many runs show on average, without listing the texts.
///
/// A text of probability p is seen with 1 - (1 - p)^n. Beginnings are followed as long as one of
/// their texts may be drawn more than rarely; of the rest the expansion in powers of p,
/// n p - C(n, 2) p^2 + ..., is summed over all that follows at once, which needs only the sums of
/// powers that `Backward` knows. Beginnings at one state with equal probability go as one.
class Distinct {
public:
    /// Both, done and kept, must outlive it. `runs` is 1 or more.
    Distinct(const Graph& graph, const Backward& backward, std::uint32_t max_tokens,
             std::uint64_t runs);

    /// Does about `budget` operations. True while there is more to do.
    bool work(std::uint64_t budget);

    /// Once the work is done; nothing where too many beginnings had to be followed.
    std::optional<double> expected() const;

private:
    /// So many beginnings at a state, each of probability p.
    struct Group {
        std::uint32_t state;
        double p;
        double count;
    };
    void follow(const Group& group);
    double rare(const Group& group) const;
    void next_step();

    const Graph& graph_;
    const Backward& backward_;
    std::uint32_t left_;
    double runs_;
    std::vector<Group> groups_, next_;
    std::size_t at_ = 0;
    double sum_ = 0;
    bool failed_ = false;
};

}  // namespace temper
