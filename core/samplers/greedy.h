#pragma once
#include <string_view>

#include "core/candidates.h"

namespace temper {

/// Keeps the most probable token; of equal ones, the lowest id.
struct Greedy {
    static constexpr std::string_view type = "greedy";
    static constexpr std::string_view title = "Greedy";
    static constexpr std::string_view about = "always the most probable token";
    static constexpr std::string_view differs = "";
    static constexpr bool reads_history = false;
    bool operator==(const Greedy&) const = default;
    static void fields(auto&&, auto&&) {}
    static std::string_view apply(Candidates& candidates) {
        candidates.keep_first(1);
        return {};
    }
};

}  // namespace temper
