#pragma once
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"
#include "core/moment.h"

namespace temper {

/// For a token that stands c > 0 times in the last `last_n` of the history (prompt included): a
/// positive logit is divided by `repeat`, another multiplied by it (Keskar et al., "CTRL", 2019);
/// then c * `frequency` and `presence` are subtracted (OpenAI).
struct Penalties {
    static constexpr std::string_view type = "penalties";
    static constexpr std::string_view title = "Penalties";
    static constexpr std::string_view about = "discourages what was just said";
    static constexpr std::string_view differs =
        "llama.cpp takes last_n -1 as off; vLLM counts presence and frequency in its own output "
        "only. What repeat does depends on where the logits' zero lies, which softmax ignores.";
    static constexpr bool reads_history = true;
    double repeat = 1;     ///< above 0; 1 is off
    double frequency = 0;  ///< nats for each time; 0 is off
    double presence = 0;   ///< nats once; 0 is off
    int last_n = -1;       ///< tokens looked back at; -1 is all, 0 is off
    bool operator==(const Penalties&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "repeat",
                        .min = 0,
                        .min_open = true,
                        .off = 1,
                        .usual = 1.1,
                        .slider_min = 0.5,
                        .slider_max = 2,
                        .help = "divides a positive logit, multiplies a negative one; 1 is off"},
              self.repeat);
        visit(FieldInfo{.name = "frequency",
                        .off = 0,
                        .slider_min = -2,
                        .slider_max = 2,
                        .unit = "nats",
                        .help = "taken off for each time it was said; 0 is off"},
              self.frequency);
        visit(FieldInfo{.name = "presence",
                        .off = 0,
                        .slider_min = -2,
                        .slider_max = 2,
                        .unit = "nats",
                        .help = "taken off once it was said; 0 is off"},
              self.presence);
        visit(FieldInfo{.name = "last_n",
                        .min = -1,
                        .max = largest_int,
                        .off = 0,
                        .usual = 64,
                        .slider_min = -1,
                        .slider_max = 256,
                        .unit = "tokens",
                        .help = "how far back to look; -1 is everything, 0 is off"},
              self.last_n);
    }
    std::string_view off() const {
        if (last_n == 0) return "last_n is 0";
        return repeat == 1 && frequency == 0 && presence == 0 ? "nothing is penalised" : "";
    }
    std::string_view apply(Candidates& candidates, const Moment& moment) const;
};

}  // namespace temper
