#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "core/experiments/graph.h"
#include "core/experiments/scaled.h"

namespace temper {

/// Goes through a graph from the end: of the texts that can still follow a state within so many
/// tokens, the largest probability, and the sums of their powers (from it on, the state's own
/// probability being 1).
class Backward {
public:
    /// The powers 2 to `powers`.
    static constexpr int powers = 12;

    /// `graph`, a whole one, must outlive it. Tables of more than `max_entries` states times steps
    /// are not kept.
    Backward(const Graph& graph, std::uint32_t max_tokens, std::size_t max_entries);

    /// Does about `budget` operations. True while there is more to do.
    bool work(std::uint64_t budget);

    // Right once the work is done.
    /// The largest probability of any text.
    Scaled best() const { return values_.front().best; }
    /// Whether the tables are kept, which all below needs.
    bool kept() const { return kept_; }
    /// The most probable text; of equal ones the first in order of tokens.
    std::vector<std::int32_t> best_text() const;
    /// The largest probability of what follows `state` within `left` tokens.
    double best_after(std::size_t state, std::uint32_t left) const;
    /// The sum, over what follows, of p^power, 2 to `powers`.
    double sum_after(std::size_t state, std::uint32_t left, int power) const;

private:
    struct Value {
        Scaled best;
        std::uint32_t choice = 0;
        double sums[powers - 1] = {};
    };
    Value value(std::uint32_t index, std::uint32_t left) const;
    const Value& at(std::size_t state, std::uint32_t left) const;

    const Graph& graph_;
    std::uint32_t max_tokens_, left_ = 0;  ///< `left_`: tokens that may follow, in `values_`
    std::vector<Value> values_, fresh_;    ///< by state
    std::vector<std::vector<Value>> table_;
    std::size_t at_ = 0;
    bool kept_;
};

}  // namespace temper
