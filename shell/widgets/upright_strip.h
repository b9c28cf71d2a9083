#pragma once
#include <optional>
#include <span>
#include <string>

#include "shell/ui.h"

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

/// Draws it over `box`; the needle comes from the left and reaches over it. Dragging or pressing
/// arrows asks "what if u had been": the answer is that u. Esc lets go: `released`.
struct UprightAnswer {
    std::optional<double> what_if;
    bool released = false;
    Touched touched;
};
UprightAnswer upright_strip(Ui& ui, const Box& box, const UprightStrip& strip);

}  // namespace temper::shell
