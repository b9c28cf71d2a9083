#pragma once
#include <string_view>

namespace temper {

/// Keeps the most probable token; of equal ones, the lowest id.
struct Greedy {
    static constexpr std::string_view type = "greedy";
    static constexpr std::string_view title = "Greedy";
    static constexpr std::string_view about = "always the most probable token";
    static constexpr std::string_view differs = "";
    bool operator==(const Greedy&) const = default;
    static void fields(auto&&, auto&&) {}
};

}  // namespace temper
