#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/experiments/picker.h"
#include "core/experiments/states.h"

namespace temper {

/// What the texts drawn begin with, as a tree, ready to be walked fast: node 0 is the prompt's end,
/// each other one token more. It grows as it is walked, up to a limit.
class Trunk {
public:
    static constexpr std::uint32_t none = 0xffffffff;
    static constexpr std::size_t max_nodes = 1 << 16;

    struct Node {
        const Picker* picker = nullptr;  ///< null where the text stops
        State* state = nullptr;
        double probability = 1;   ///< of beginning so
        std::uint64_t ended = 0;  ///< runs that are exactly this text
        std::uint32_t parent = none;
        std::uint32_t step = 0;  ///< tokens from the start
        std::uint32_t children = 0;
        std::int32_t token = 0;
        /// Where there are four candidates or fewer and one case of xtc: the first die beyond each
        /// but the last, and the children, here where the walk has them at hand.
        bool is_small = false;
        std::uint64_t ends[3] = {};
        std::uint32_t small_children[4] = {none, none, none, none};
    };
    struct Taken {
        std::uint32_t place, node;
    };

    /// `setup` must outlive it.
    explicit Trunk(const Setup& setup);

    std::vector<Node>& nodes() { return nodes_; }
    const std::vector<Node>& nodes() const { return nodes_; }
    States& states() { return states_; }
    const States& states() const { return states_; }

    /// The place of the candidate that the dice (see Picker) give at `node`, where a text goes on,
    /// and the child there; `none` where it is new and there is no more room. Once there is none
    /// there will be none.
    Taken take(std::uint32_t node, std::uint64_t die, std::uint64_t second) {
        const Node& here = nodes_[node];
        std::uint32_t place = 0, child = none;
        if (here.is_small) {
            for (const std::uint64_t end : here.ends) place += die >= end;
            child = here.small_children[place];
        } else {
            place = (*here.picker)(die, second);
            child =
                few_children(here) ? children_[here.children + place] : child_of_many(node, place);
        }
        return {place, child != none ? child : grow(node, place)};
    }

    /// The tokens that lead to `node`, after the prompt's.
    std::vector<std::int32_t> path(std::uint32_t node) const;

    /// How to draw at a kept state that `tokens` (prompt included) lead to.
    const Picker& picker(const State& state, std::span<const std::int32_t> tokens);
    /// How to draw at any state.
    Picker make_picker(const State& state, std::span<const std::int32_t> tokens);

    std::size_t bytes() const;

private:
    static constexpr std::size_t many = 64;
    static bool few_children(const Node& node) { return node.state->candidates.size() <= many; }
    std::uint32_t child_of_many(std::uint32_t node, std::uint32_t place) const;
    std::uint32_t grow(std::uint32_t node, std::uint32_t place);
    void add(const Node& node, std::span<const std::int32_t> tokens);

    const Setup& setup_;
    Believer believer_;
    ChainState start_;
    States states_;
    bool full_ = false;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> children_;  ///< of nodes with few: one a candidate
    std::unordered_map<std::uint64_t, std::uint32_t> many_children_;
    std::deque<std::optional<Picker>> pickers_;  ///< by state
};

}  // namespace temper
