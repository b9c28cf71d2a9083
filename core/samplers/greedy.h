#pragma once
#include <string_view>

#include "core/candidates.h"

namespace temper {

/// Keeps the most probable token; of equal ones, the lowest id.
struct Greedy {
    static constexpr std::string_view type = "greedy";
    bool operator==(const Greedy&) const = default;
    static void fields(auto&&...) {}
    void apply(Candidates& candidates) const { candidates.keep_first(1); }
};

}  // namespace temper
