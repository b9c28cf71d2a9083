#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/experiments/exact.h"
#include "core/experiments/experiment.h"

namespace temper {

/// What flows through one place, or is left out of the picture there.
struct Flow {
    std::optional<double> mass;  ///< exact probability
    std::uint64_t count = 0;     ///< runs drawn
};

/// The texts as a tree of what they begin with: the prompt's end is nodes[0], each other node one
/// token more than its parent.
struct River {
    struct Node {
        std::int32_t token = 0;    ///< none at nodes[0]
        std::uint32_t parent = 0;  ///< stands before its children
        std::uint32_t step = 0;    ///< tokens from the start: 0 at nodes[0]
        Flow through;              ///< texts that begin so
        Flow ended;                ///< of these, those that are no longer
        Flow others;               ///< of these, those that go on outside the picture
    };
    std::vector<Node> nodes;  ///< depth first, the most probable child first

    /// All that flows outside: how many texts (nothing where that is not known) and how much.
    std::optional<double> other_texts;
    Flow others;
    bool exact = false;  ///< the most probable texts; else the most frequent drawn
};

/// The `limit` most probable texts where all are listed, else the most frequent of those drawn.
River river(const Experiment& experiment, const Exact& exact, std::size_t limit);

/// The same flow by states instead of texts: texts that come to the same state of the model join
/// again. Only where no sampler looks back; nothing where the states are more than `limit` a step.
struct StateRiver {
    struct Node {
        std::int32_t token = 0;  ///< the last one
        std::uint32_t step = 0;  ///< tokens from the start
        double mass = 0, ended = 0;
    };
    struct Link {
        std::uint32_t from = 0, to = 0;  ///< places in `nodes`
        double mass = 0;
    };
    std::vector<Node> nodes;  ///< by step; nodes[0] is the prompt's end
    std::vector<Link> links;
};
std::optional<StateRiver> state_river(const Setup& setup, std::size_t limit);

}  // namespace temper
