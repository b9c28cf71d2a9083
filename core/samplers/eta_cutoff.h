#pragma once
#include <string_view>

#include "core/field.h"

namespace temper {

/// Keeps tokens with a probability of at least min(epsilon, sqrt(epsilon) * exp(-H)), H the
/// entropy. Hewitt, Manning and Liang, "Truncation Sampling as Language Model Desmoothing", 2022.
struct EtaCutoff {
    static constexpr std::string_view type = "eta_cutoff";
    static constexpr std::string_view title = "Eta cutoff";
    static constexpr std::string_view about = "a cutoff that falls with entropy";
    static constexpr std::string_view differs = "";
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
};

}  // namespace temper
