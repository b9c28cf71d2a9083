#pragma once
#include <cstdint>
#include <vector>

#include "core/experiments/graph.h"
#include "core/experiments/scaled.h"

namespace temper {

/// Goes through a graph step by step from the start, all texts at once. What it sums is of the form
/// "over all texts": their number, their entropy (the steps' entropies, each weighted by how
/// probable its state is), the sum of their squared probabilities.
class Forward {
public:
    /// `graph`, a whole one, must outlive it. Marginals are kept for as many steps as fit in
    /// `max_marginals` numbers.
    Forward(const Graph& graph, std::uint32_t max_tokens, std::size_t max_marginals);

    /// Does about `budget` operations. True while there is more to do.
    bool work(std::uint64_t budget);

    // Right once the work is done.
    double entropy() const { return entropy_; }
    double two_agree() const { return two_agree_; }
    double log_texts() const { return texts_.log(); }
    /// How many texts; at most 2^60, which stands for as many and more.
    std::uint64_t texts() const { return count_; }
    std::vector<std::vector<Candidate>>& marginals() { return marginals_; }

private:
    /// Sums over the texts that are at one state at the present step.
    struct Sums {
        double mass = 0, squares = 0;
        std::uint64_t count = 0;
        Scaled texts;
    };
    void expand(std::uint32_t index);
    void end_step();

    const Graph& graph_;
    std::uint32_t left_;  ///< steps still to go
    std::vector<Sums> here_, there_;
    std::vector<std::uint32_t> active_, next_active_;  ///< states with texts at them
    std::size_t at_ = 0;                               ///< of `active_`
    std::vector<double> step_entropy_;                 ///< by state; negative until known
    std::vector<double> by_token_;                     ///< the step's marginal
    std::vector<std::int32_t> seen_;
    std::size_t room_;
    double entropy_ = 0, two_agree_ = 0;
    std::uint64_t count_ = 0;
    Scaled texts_;
    std::vector<std::vector<Candidate>> marginals_;
};

}  // namespace temper
