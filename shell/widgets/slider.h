#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "shell/ui.h"

namespace temper::shell {

/// A number on a level track: dragged, pressed to, or moved by keys.
struct Slider {
    std::string_view name;
    std::string value;  ///< as it is shown, with its unit
    double now = 0, min = 0, max = 1;
    double step = .01;  ///< of an arrow; Shift and Page Up, Page Down are ten
    ImU32 colour = 0;   ///< of the track up to the knob
    float knob = 7;
};

/// Draws it over `track`, whose height is the line's; gives where the person moved it, unrounded.
struct SliderAnswer {
    std::optional<double> to;
    Touched touched;
};
SliderAnswer slider(Ui& ui, const Box& track, const Slider& slider);

}  // namespace temper::shell
