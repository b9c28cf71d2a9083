#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/experiments/exact.h"
#include "core/experiments/states.h"

namespace temper {

/// Finds the most probable text where every text is a state of its own: beginnings are continued
/// in the order of their probability, which no continuation can pass.
class Search {
public:
    /// `setup` and `states`, which are of one another, must outlive it. Gives up where more than
    /// `max_beginnings` would have to be looked at.
    Search(const Setup& setup, States& states, std::size_t max_beginnings);

    /// Does about `budget` operations. True while there is more to do.
    bool work(std::uint64_t budget);

    /// Once the work is done: of equal ones the first in order of tokens.
    const std::optional<Text>& found() const { return found_; }

private:
    struct Beginning {
        double probability;
        std::vector<std::int32_t> tokens;  ///< prompt included
        std::shared_ptr<State> spare;      ///< holds `state` where it is not kept
        State* state;
    };
    static bool comes_later(const Beginning& a, const Beginning& b);
    void advance();

    const Setup& setup_;
    States& states_;
    std::size_t left_;
    std::vector<Beginning> heap_;
    std::optional<Text> found_;
    bool done_ = false;
};

}  // namespace temper
