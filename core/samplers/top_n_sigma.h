#pragma once
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"

namespace temper {

/// Keeps logits no further below the largest than `n` standard deviations of the logits alive
/// (the population's). Tang et al., "Top-nσ: Not All Logits Are You Need", 2024.
struct TopNSigma {
    static constexpr std::string_view type = "top_n_sigma";
    static constexpr std::string_view title = "Top-n-sigma";
    static constexpr std::string_view about = "logits near the best one";
    static constexpr std::string_view differs = "";
    static constexpr bool reads_history = false;
    double n = 0;  ///< standard deviations; 0 or less is off
    bool operator==(const TopNSigma&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "n",
                        .off = 0,
                        .usual = 1,
                        .slider_max = 5,
                        .unit = "standard deviations",
                        .help =
                            "how far below the largest logit a token may lie; 0 or less keeps all"},
              self.n);
    }
    std::string_view off() const { return n <= 0 ? "n is not above 0, which keeps all" : ""; }
    std::string_view apply(Candidates& candidates) const {
        candidates.keep_near(n);
        return {};
    }
};

}  // namespace temper
