#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "shell/ui.h"

namespace temper::shell {

/// A number that keys move.
struct Keyed {
    double now = 0, min = 0, max = 1;
    double step = .01;   ///< of an arrow; Shift makes it ten
    double coarse = .1;  ///< of Page Up and Page Down
};

/// What the keys make of a focused value, unrounded; nothing where they do nothing, and with Alt,
/// which moves things as a whole. One that was typed beyond the limits is taken from where it is.
std::optional<double> moved_by_keys(Ui& ui, const Touched& touched, const Keyed& value);

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
