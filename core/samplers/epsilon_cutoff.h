#pragma once
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"

namespace temper {

/// Keeps tokens with a probability of at least `epsilon`. Hewitt, Manning and Liang, "Truncation
/// Sampling as Language Model Desmoothing", 2022.
struct EpsilonCutoff {
    static constexpr std::string_view type = "epsilon_cutoff";
    static constexpr std::string_view title = "Epsilon cutoff";
    static constexpr std::string_view about = "drops what is below epsilon";
    static constexpr std::string_view differs = "";
    static constexpr bool reads_history = false;
    double epsilon = 0;  ///< in [0, 1); 0 is off
    bool operator==(const EpsilonCutoff&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "epsilon",
                        .min = 0,
                        .max = 1,
                        .max_open = true,
                        .off = 0,
                        .usual = 0.0003,
                        .slider_max = 0.1,
                        .help = "the least probability kept; 0 keeps all"},
              self.epsilon);
    }
    std::string_view off() const { return epsilon == 0 ? "epsilon is 0, which keeps all" : ""; }
    std::string_view apply(Candidates& candidates) const {
        candidates.keep_probs(epsilon, 1);
        return {};
    }
};

}  // namespace temper
