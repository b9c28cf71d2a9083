#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/candidates.h"
#include "core/field.h"
#include "core/moment.h"

namespace temper {

class Vocabulary;

/// Keeps the surprise of what is drawn near `tau`, by a limit mu that learns from each draw.
/// Basu et al., "Mirostat: A Neural Text Decoding Algorithm that Directly Controls Perplexity",
/// 2021. Version 2 drops tokens with more than mu bits; version 1 first estimates the vocabulary's
/// Zipf exponent and keeps the k tokens that it gives.
struct Mirostat {
    static constexpr std::string_view type = "mirostat";
    static constexpr std::string_view title = "Mirostat";
    static constexpr std::string_view about = "steers towards a target surprise";
    static constexpr std::string_view differs =
        "The authors' program updates with the probability before the cut; here, as in llama.cpp, "
        "with the one after it.";
    static constexpr bool reads_history = true;
    int version = 2;   ///< 1 or 2
    double tau = 5;    ///< target, in bits, above 0
    double eta = 0.1;  ///< learning rate, above 0
    bool operator==(const Mirostat&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "version",
                        .min = 1,
                        .max = 2,
                        .usual = 2,
                        .slider_min = 1,
                        .slider_max = 2,
                        .help = "1 estimates a top-k, 2 cuts by surprisal"},
              self.version);
        visit(FieldInfo{.name = "tau",
                        .min = 0,
                        .min_open = true,
                        .usual = 5,
                        .slider_max = 10,
                        .unit = "bits",
                        .help = "the surprise to aim at"},
              self.tau);
        visit(FieldInfo{.name = "eta",
                        .min = 0,
                        .min_open = true,
                        .usual = 0.1,
                        .help = "how fast the limit follows what was drawn"},
              self.eta);
    }

    struct State {
        double mu = 0;                  ///< the limit, in bits; finite
        std::vector<std::int32_t> ids;  ///< until the draw: what this stage kept,
        std::vector<double> bits;       ///< and how surprising each is among them
        bool operator==(const State&) const = default;
    };
    State start(const Vocabulary&) const;
    std::string_view apply(Candidates& candidates, const Moment& moment, State& state) const;
    /// Learns from the token drawn. One that this stage had removed (a person's choice against the
    /// die) says nothing about the limit and leaves it.
    void accept(std::int32_t token, State& state) const;
};

}  // namespace temper
