#pragma once
#include <optional>
#include <span>
#include <string>

#include "shell/widgets/die_strip.h"

namespace temper::shell {

/// The dice strip standing up, 0 at its top: at the end of a chain. The same object as `Strip`.
struct UprightStrip {
    std::span<const double> probs;
    std::span<const std::string> tokens;
    std::optional<double> u;        ///< the die that was thrown
    double fell_ms = 0;             ///< when, for its motion
    std::optional<double> what_if;  ///< a die that the person holds up instead
    ImU32 ground;
};

/// Draws it over `box`; the needle comes from the left and reaches over it.
DieHeld upright_strip(Ui& ui, const Box& box, const UprightStrip& strip);

}  // namespace temper::shell
