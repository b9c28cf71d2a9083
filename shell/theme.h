#pragma once
#include <array>
#include <cstddef>

#include "imgui.h"

namespace temper::shell {

/// The colours of everything on screen. Ink is exact, ember is what sampling does, ice is
/// certainty; the rest is ground and furniture. Text colours reach 4.5 to 1 on every ground,
/// marks 3.
struct Theme {
    bool dark;
    ImU32 page, surface, sunken;  ///< grounds: the page, cards and fields, tracks and selected rows
    ImU32 line, strong;           ///< hairlines (decoration only); borders, axes, ticks
    ImU32 ink, ink2, ink3;        ///< text and exact marks; secondary text; units and hints
    ImU32 ember, ember_tint, on_ember;
    ImU32 ice, ice_tint;
    ImU32 focus;  ///< the focus ring and nothing else
    ImU32 good, warn, bad;
    ImU32 bar;     ///< logit bars: neither exact nor drawn, only the input
    ImU32 raised;  ///< the chosen segment, an open explanation
    ImU32 raised_line;
    std::array<ImU32, 8> tokens;  ///< by id; the ninth and later share ink3
    std::array<ImU32, 5> heat;    ///< probability 0 to 1, lightness falling steadily
};

const Theme& light_theme();
const Theme& dark_theme();

/// `a` to `b` by `t` in [0, 1], in sRGB.
ImU32 mix(ImU32 a, ImU32 b, float t);
ImU32 with_alpha(ImU32 colour, float alpha);

/// Text on `ground`: white where it reaches 4.5 to 1, else near black.
ImU32 text_on(ImU32 ground);

ImU32 token_colour(const Theme& theme, std::size_t id);

/// Cold is ice, 1 is grey because it changes nothing, hot is ember.
ImU32 temperature_colour(const Theme& theme, double temperature);

/// The map's shade for a probability: position p^0.75 on the five steps.
ImU32 heat_colour(const Theme& theme, double probability);

}  // namespace temper::shell
