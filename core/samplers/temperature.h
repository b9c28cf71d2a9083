#pragma once
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"

namespace temper {

/// Divides every logit by `temperature`: above 1 flatter, below 1 sharper; 0 is greedy.
/// Ackley, Hinton and Sejnowski, "A Learning Algorithm for Boltzmann Machines", 1985.
struct Temperature {
    static constexpr std::string_view type = "temperature";
    static constexpr std::string_view title = "Temperature";
    static constexpr std::string_view about = "flattens or sharpens the odds";
    static constexpr std::string_view differs =
        "llama.cpp takes a temperature below 0 as greedy; here it is an error.";
    static constexpr bool reads_history = false;
    double temperature = 1;  ///< 0 or more; 1 is off, 0 greedy
    bool operator==(const Temperature&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "temperature",
                        .min = 0,
                        .off = 1,
                        .usual = 0.8,
                        .slider_max = 5,
                        .help = "divides every logit; 0 always takes the most probable token"},
              self.temperature);
    }
    std::string_view off() const { return temperature == 1 ? "temperature is 1" : ""; }
    std::string_view apply(Candidates& candidates) const {
        if (temperature > 0) candidates.divide(temperature);
        else candidates.keep_first(1);
        return {};
    }
};

}  // namespace temper
