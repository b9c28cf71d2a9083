#pragma once
#include <cstdint>
#include <vector>

#include "core/experiments/states.h"

namespace temper {

/// All states that texts of a setup come to within max_tokens, opened, where texts share states.
/// States are numbered in the order in which they are found, the shortest texts first.
class Graph {
public:
    /// `setup` and `states`, which are of one another, must outlive it. Up to `max_links` ways from
    /// a state to the next.
    Graph(const Setup& setup, States& states, std::size_t max_links);

    /// Does about `budget` operations. True while there is more to do.
    bool work(std::uint64_t budget);

    /// Whether it is whole; else, once done, there are too many states.
    bool complete() const { return !failed_ && at_ == found_.size(); }

    std::size_t size() const { return found_.size(); }
    std::size_t links() const { return links_; }
    const State& state(std::size_t index) const { return states_.kept()[index]; }
    /// Tokens of the shortest text that leads there. One at max_tokens is not open.
    std::uint32_t depth(std::size_t index) const { return found_[index].depth; }
    /// The last token of that text.
    std::int32_t token(std::size_t index) const { return found_[index].token; }

private:
    struct Found {
        std::uint32_t depth, parent;
        std::int32_t token;
    };
    void expand(std::uint32_t index);
    std::vector<std::int32_t> text(std::uint32_t index) const;

    const Setup& setup_;
    States& states_;
    std::size_t max_links_, links_ = 0;
    std::vector<Found> found_;
    std::size_t at_ = 0;  ///< the first not expanded
    bool failed_ = false;
};

}  // namespace temper
