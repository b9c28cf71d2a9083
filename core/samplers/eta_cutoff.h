#pragma once
#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"
#include "core/math.h"

namespace temper {

/// Keeps tokens with a probability of at least min(epsilon, sqrt(epsilon) * exp(-H)), H the
/// entropy. Hewitt, Manning and Liang, "Truncation Sampling as Language Model Desmoothing", 2022.
struct EtaCutoff {
    static constexpr std::string_view type = "eta_cutoff";
    static constexpr std::string_view title = "Eta cutoff";
    static constexpr std::string_view about = "a cutoff that falls with entropy";
    static constexpr std::string_view differs = "";
    static constexpr bool reads_history = false;
    double epsilon = 0;  ///< in [0, 1); 0 is off
    bool operator==(const EtaCutoff&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "epsilon",
                        .min = 0,
                        .max = 1,
                        .max_open = true,
                        .off = 0,
                        .usual = 0.0003,
                        .slider_max = 0.1,
                        .help = "the cutoff's upper bound; 0 keeps all"},
              self.epsilon);
    }
    std::string_view off() const { return epsilon == 0 ? "epsilon is 0, which keeps all" : ""; }
    std::string_view apply(Candidates& candidates) const {
        const double by_entropy = std::sqrt(epsilon) * exp(-candidates.entropy());
        candidates.keep_probs(std::min(epsilon, by_entropy), 1);
        return {};
    }
};

}  // namespace temper
