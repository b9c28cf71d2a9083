#pragma once
#include <cstddef>
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"

namespace temper {

/// Keeps the `k` most probable tokens. Fan, Lewis and Dauphin, "Hierarchical Neural Story
/// Generation", 2018, section 5.4.
struct TopK {
    static constexpr std::string_view type = "top_k";
    static constexpr std::string_view title = "Top-k";
    static constexpr std::string_view about = "the k most probable tokens";
    static constexpr std::string_view differs =
        "Transformers also keeps every token that ties with the k-th; here the lower id wins.";
    static constexpr bool reads_history = false;
    int k = 0;  ///< tokens to keep; 0 is off
    bool operator==(const TopK&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "k",
                        .min = 0,
                        .max = largest_int,
                        .off = 0,
                        .usual = 40,
                        .slider_max = 100,
                        .unit = "tokens",
                        .help = "how many tokens to keep; 0 keeps all"},
              self.k);
    }
    std::string_view off() const { return k == 0 ? "k is 0, which keeps all" : ""; }
    std::string_view apply(Candidates& candidates) const {
        if (static_cast<std::size_t>(k) >= candidates.size())
            return "there are no more than k tokens";
        candidates.keep_first(static_cast<std::size_t>(k));
        return {};
    }
};

}  // namespace temper
