#pragma once
#include <string_view>

#include "shell/ui.h"

namespace temper::shell {

constexpr float chip_h = 28;

/// A token on a ground of its own with a cross that takes it away.
struct Chip {
    std::string_view token;
    std::string_view of;  ///< where it stands, for those who hear it: "history"
    float room = 200;     ///< the most it may take
};

float chip_width(const Chip& chip);

/// Draws it with its left upper corner at (x, y); true when its cross, or Delete on it, was
/// pressed.
bool chip(Ui& ui, float x, float y, const Chip& chip);

}  // namespace temper::shell
