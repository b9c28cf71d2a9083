#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/models/model.h"

namespace temper::shell {

/// A map laid out to be drawn: texts run from left to right. Positions lie in [0, 1].
struct Graph {
    struct Node {
        std::string name;
        float x = 0, y = 0;
        bool start = false;
        bool ends = false;  ///< no arrow leads on: a text ends here
    };
    struct Arrow {
        std::size_t from = 0, to = 0;  ///< nodes
        double share = 0;              ///< its weight divided by the row's sum
    };
    std::vector<Node> nodes;
    std::vector<Arrow> arrows;
    std::size_t columns = 0, rows = 0;  ///< how many nodes stand side by side, and above each other
    bool whole = true;                  ///< else only what leads to `selected` and what follows it
    std::size_t left_out = 0;           ///< neighbours for which there was no room
};

/// `model` in columns by how many steps a token is from the start; if that takes more than
/// `columns` or `rows`, the neighbours of `selected` alone, the most probable first.
Graph graph_of(const MarkovModel& model, std::string_view selected, std::size_t columns,
               std::size_t rows);

}  // namespace temper::shell
