#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/candidates.h"
#include "core/field.h"
#include "core/moment.h"

namespace temper {

class Vocabulary;

/// Adds a number to the logits of some tokens (OpenAI).
struct LogitBias {
    static constexpr std::string_view type = "logit_bias";
    static constexpr std::string_view title = "Logit bias";
    static constexpr std::string_view about = "a thumb on the scale";
    static constexpr std::string_view differs = "";
    static constexpr bool reads_history = false;
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

    struct State {
        std::vector<std::pair<std::int32_t, double>> bias;  ///< by id
        bool operator==(const State&) const = default;
    };
    State start(const Vocabulary& vocabulary) const;
    std::string_view off() const { return bias.empty() ? "no token has a bias" : ""; }
    std::string_view apply(Candidates& candidates, const Moment& moment, State& state) const;
};

}  // namespace temper
