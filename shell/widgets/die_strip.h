#pragma once
#include <optional>
#include <span>
#include <string>

#include "shell/ui.h"

namespace temper::shell {

/// Which way a dice strip runs from 0 to 1.
enum class Axis { across, down };

/// What every dice strip shows: a distribution, and the die that was thrown at it.
struct Die {
    std::span<const double> probs;
    std::span<const std::string> tokens;
    std::optional<double> u;        ///< the die that was thrown
    double fell_ms = 0;             ///< when, for its motion
    float fall_ms = 220;            ///< how long it falls
    std::optional<double> what_if;  ///< a die that the person holds up instead
};

/// A die as it is to be drawn, and what the person does with it: dragging or pressing arrows asks
/// "what if u had been", Esc lets go.
struct DieHeld {
    std::optional<double> at;  ///< where the needle points; nothing before the first throw
    std::size_t landed = 0;    ///< the token there; as many as there are for none
    float rise = 0;            ///< how far the needle still has to fall
    float lift = 0;            ///< how far the token it fell on jumps
    std::optional<double> what_if;
    bool released = false;
    Touched touched;
};

/// Makes the strip over `box` something to take hold of. A mouse drags anywhere on it. A finger
/// drags along a strip that lies; of one that stands it takes the needle, since a swipe elsewhere
/// scrolls.
DieHeld hold_die(Ui& ui, const Box& box, const Die& die, Axis axis);

}  // namespace temper::shell
