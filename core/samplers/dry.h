#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "core/candidates.h"
#include "core/field.h"
#include "core/moment.h"

namespace temper {

class Vocabulary;

/// Don't repeat yourself: of a token t that would prolong a run of L tokens which ends the context
/// and also stands earlier in the last `last_n`, directly before a t and without crossing a
/// sequence breaker, takes multiplier * base^(L - allowed_length) off, where L is at least that
/// length. p-e-w, 2024, as in llama.cpp.
struct Dry {
    static constexpr std::string_view type = "dry";
    static constexpr std::string_view title = "DRY";
    static constexpr std::string_view about = "breaks up verbatim repetition";
    static constexpr std::string_view differs = "";
    static constexpr bool reads_history = true;
    double multiplier = 0;              ///< nats, 0 or more; 0 is off
    double base = 1.75;                 ///< 1 or more
    int allowed_length = 2;             ///< 1 or more
    int last_n = -1;                    ///< tokens looked back at; -1 is all, 0 is off
    TokenNames sequence_breakers = {};  ///< tokens that no repetition crosses
    bool operator==(const Dry&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "multiplier",
                        .min = 0,
                        .off = 0,
                        .usual = 0.8,
                        .slider_max = 5,
                        .unit = "nats",
                        .help = "strength of the penalty; 0 is off"},
              self.multiplier);
        visit(FieldInfo{.name = "base",
                        .min = 1,
                        .usual = 1.75,
                        .slider_min = 1,
                        .slider_max = 4,
                        .help = "growth of the penalty with each token more"},
              self.base);
        visit(FieldInfo{.name = "allowed_length",
                        .min = 1,
                        .max = largest_int,
                        .usual = 2,
                        .slider_min = 1,
                        .slider_max = 20,
                        .unit = "tokens",
                        .help = "how long a repetition may be before it is penalised"},
              self.allowed_length);
        visit(FieldInfo{.name = "last_n",
                        .min = -1,
                        .max = largest_int,
                        .off = 0,
                        .usual = -1,
                        .slider_min = -1,
                        .slider_max = 256,
                        .unit = "tokens",
                        .help = "how far back to look; -1 is everything, 0 is off"},
              self.last_n);
        visit(FieldInfo{.name = "sequence_breakers",
                        .help = "tokens that end a repetition, and are never penalised"},
              self.sequence_breakers);
    }

    struct State {
        std::vector<std::int32_t> breakers;  ///< ids, ascending
        bool operator==(const State&) const = default;
    };
    State start(const Vocabulary& vocabulary) const;
    std::string_view off() const {
        if (last_n == 0) return "last_n is 0";
        return multiplier == 0 ? "multiplier is 0" : "";
    }
    std::string_view apply(Candidates& candidates, const Moment& moment, State& state) const;
    /// The tokens that would prolong a repetition of `allowed_length` or more after `text`, and
    /// how long it is.
    std::map<std::int32_t, std::size_t> matches(std::span<const std::int32_t> text,
                                                const State& state) const;
};

}  // namespace temper
