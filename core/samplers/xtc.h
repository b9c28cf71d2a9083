#pragma once
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"
#include "core/moment.h"

namespace temper {

/// Exclude top choices: with `probability` (the step's second die decides), of the tokens that
/// reach `threshold` removes all but the least probable. p-e-w, 2024, as in llama.cpp.
struct Xtc {
    static constexpr std::string_view type = "xtc";
    static constexpr std::string_view title = "XTC";
    static constexpr std::string_view about = "sometimes drops the obvious choices";
    static constexpr std::string_view differs = "";
    static constexpr bool reads_history = false;
    double probability = 0;  ///< that it acts at a step, in [0, 1]; 0 is off
    double threshold = 0.1;  ///< in [0, 1]; above 0.5 no two tokens can reach it, which is off
    bool operator==(const Xtc&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "probability",
                        .min = 0,
                        .max = 1,
                        .off = 0,
                        .usual = 0.5,
                        .help = "how often it acts; 0 never"},
              self.probability);
        visit(
            FieldInfo{.name = "threshold",
                      .min = 0,
                      .max = 1,
                      .usual = 0.1,
                      .slider_max = 0.5,
                      .help = "the probability that makes a token a top choice; above 0.5 is off"},
            self.threshold);
    }
    std::string_view off() const {
        if (probability == 0) return "probability is 0";
        return threshold > 0.5 ? "no two tokens can reach a threshold above 0.5" : "";
    }
    std::string_view apply(Candidates& candidates, const Moment& moment) const {
        if (!(moment.second_die < probability))
            return "this step's second die is not below probability";
        return candidates.drop_top(threshold) ? "" : "fewer than two tokens reach the threshold";
    }
};

}  // namespace temper
