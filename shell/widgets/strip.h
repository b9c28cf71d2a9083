#pragma once
#include <optional>
#include <span>
#include <string>

#include "shell/widgets/die_strip.h"

namespace temper::shell {

/// The interval from 0 to 1 cut into the tokens' probabilities, in vocabulary order, with the
/// needle where the die fell.
struct Strip {
    std::span<const double> probs;
    std::span<const std::string> tokens;
    std::optional<double> u;        ///< the die that was thrown
    double fell_ms = 0;             ///< when, for its motion
    float fall_ms = 220;            ///< how long it falls
    std::span<const double> ticks;  ///< earlier dice
    std::optional<double> what_if;  ///< a die that the person holds up instead
    ImU32 ground;
    bool numbers = true;  ///< write 0, 0.25 … below
};

/// Draws the strip over `box`; the label stands above it, ticks and numbers below.
DieHeld strip(Ui& ui, const Box& box, const Strip& strip);

}  // namespace temper::shell
