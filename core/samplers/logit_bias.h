#pragma once
#include <string_view>

#include "core/field.h"

namespace temper {

/// Adds a number to the logits of some tokens (OpenAI).
struct LogitBias {
    static constexpr std::string_view type = "logit_bias";
    static constexpr std::string_view title = "Logit bias";
    static constexpr std::string_view about = "a thumb on the scale";
    static constexpr std::string_view differs = "";
    TokenNumbers bias = {};  ///< what to add, by token
    bool operator==(const LogitBias&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "bias",
                        .slider_min = -10,
                        .slider_max = 10,
                        .unit = "nats",
                        .help = "what is added to the logits of the tokens named"},
              self.bias);
    }
};

}  // namespace temper
