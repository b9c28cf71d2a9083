#pragma once
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"

namespace temper {

/// Keeps tokens with a probability of at least `a` times the square of the largest. KoboldAI.
struct TopA {
    static constexpr std::string_view type = "top_a";
    static constexpr std::string_view title = "Top-a";
    static constexpr std::string_view about = "stricter the surer the model is";
    static constexpr std::string_view differs = "";
    static constexpr bool reads_history = false;
    double a = 0;  ///< in [0, 1]; 0 is off
    bool operator==(const TopA&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "a",
                        .min = 0,
                        .max = 1,
                        .off = 0,
                        .usual = 0.2,
                        .help =
                            "times the largest probability squared is the least kept; 0 keeps all"},
              self.a);
    }
    std::string_view off() const { return a == 0 ? "a is 0, which keeps all" : ""; }
    std::string_view apply(Candidates& candidates) const {
        const double most = 1 / candidates.total_weight();
        candidates.keep_probs(a * most * most, 1);
        return {};
    }
};

}  // namespace temper
