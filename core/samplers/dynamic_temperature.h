#pragma once
#include <optional>
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"
#include "core/result.h"

namespace temper {

/// Temperature between `min` and `max`, by how uncertain the model is: min + (max - min) *
/// (H / ln n)^exponent, H the entropy and n the number of tokens alive. One token alone is left as
/// it is. kalomaze, 2023, as in llama.cpp.
struct DynamicTemperature {
    static constexpr std::string_view type = "dynamic_temperature";
    static constexpr std::string_view title = "Dynamic temperature";
    static constexpr std::string_view about = "hotter where the model is unsure";
    static constexpr std::string_view differs = "";
    static constexpr bool reads_history = false;
    double min = 1;       ///< 0 or more
    double max = 1;       ///< `min` or more
    double exponent = 1;  ///< 0 or more
    bool operator==(const DynamicTemperature&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "min",
                        .min = 0,
                        .usual = 0.5,
                        .slider_max = 5,
                        .help = "temperature where the model is certain"},
              self.min);
        visit(FieldInfo{.name = "max",
                        .min = 0,
                        .usual = 1.5,
                        .slider_max = 5,
                        .help = "temperature where all tokens are equally likely"},
              self.max);
        visit(FieldInfo{.name = "exponent",
                        .min = 0,
                        .usual = 1,
                        .slider_max = 4,
                        .help = "above 1 stays cool longer as uncertainty grows"},
              self.exponent);
    }
    std::optional<Error> fault() const {
        if (min <= max) return std::nullopt;
        return Error{.path = "max",
                     .message = "is below min; a number of min or more was expected"};
    }
    std::string_view apply(Candidates& candidates) const;
};

}  // namespace temper
