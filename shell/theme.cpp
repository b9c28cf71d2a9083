#include "shell/theme.h"

#include <algorithm>
#include <cmath>

namespace temper::shell {
namespace {

constexpr ImU32 hex(unsigned rgb) {
    return IM_COL32((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, 255);
}

constexpr Theme light{
    .dark = false,
    .page = hex(0xFAF9F6),
    .surface = hex(0xFFFFFF),
    .sunken = hex(0xF0EEE8),
    .line = hex(0xE2DFD7),
    .strong = hex(0x87837A),
    .ink = hex(0x1B1D21),
    .ink2 = hex(0x4E5158),
    .ink3 = hex(0x66696F),
    .ember = hex(0xBD3F0B),
    .ember_tint = hex(0xFCEBE1),
    .on_ember = hex(0xFFFFFF),
    .ice = hex(0x1C6CA6),
    .ice_tint = hex(0xE2EEF7),
    .focus = hex(0x0B5FCC),
    .good = hex(0x2B7A4B),
    .warn = hex(0x8A6100),
    .bad = hex(0xB42318),
    .bar = hex(0xD4D0C6),
    .raised = hex(0xFFFFFF),
    .raised_line = hex(0xCFCBC1),
    .tokens = {hex(0x233C8E), hex(0x2E948D), hex(0x988600), hex(0xB1329C), hex(0x297C3B),
               hex(0xA54FCB), hex(0x5E2324), hex(0x535F68)},
    .heat = {hex(0xF4F1EA), hex(0xCBDCEA), hex(0x8DB3D3), hex(0x44789F), hex(0x173F62)},
};

constexpr Theme dark{
    .dark = true,
    .page = hex(0x121417),
    .surface = hex(0x1A1D21),
    .sunken = hex(0x23272C),
    .line = hex(0x30353B),
    .strong = hex(0x7B828B),
    .ink = hex(0xECEAE4),
    .ink2 = hex(0xB9B8B2),
    .ink3 = hex(0x989892),
    .ember = hex(0xFF8A4C),
    .ember_tint = hex(0x3B2518),
    .on_ember = hex(0x1B0E06),
    .ice = hex(0x6CB4EE),
    .ice_tint = hex(0x182B3B),
    .focus = hex(0x8AB8FF),
    .good = hex(0x6BC48A),
    .warn = hex(0xE3B341),
    .bad = hex(0xFF8078),
    .bar = hex(0x3C434B),
    .raised = hex(0x3A4047),
    .raised_line = hex(0x474D55),
    .tokens = {hex(0x7387F8), hex(0x53C4A0), hex(0xE3C14A), hex(0xE4569F), hex(0x98B23C),
               hex(0xD69BF5), hex(0xB96A66), hex(0xC3D1E6)},
    .heat = {hex(0x1D2126), hex(0x27405A), hex(0x3F6E98), hex(0x79ACD6), hex(0xD5EAFB)},
};

float channel(ImU32 colour, int shift) {
    return static_cast<float>((colour >> shift) & 255);
}

/// Relative luminance (WCAG 2.2).
float luminance(ImU32 colour) {
    constexpr float weights[] = {0.2126f, 0.7152f, 0.0722f};
    constexpr int shifts[] = {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT};
    float sum = 0;
    for (int i = 0; i < 3; ++i) {
        const float v = channel(colour, shifts[i]) / 255;
        sum += weights[i] * (v <= 0.04045f ? v / 12.92f : std::pow((v + 0.055f) / 1.055f, 2.4f));
    }
    return sum;
}

}  // namespace

const Theme& light_theme() {
    return light;
}
const Theme& dark_theme() {
    return dark;
}

ImU32 mix(ImU32 a, ImU32 b, float t) {
    const auto at = [&](int shift) {
        const float from = channel(a, shift);
        return static_cast<ImU32>(std::lround(from + (channel(b, shift) - from) * t)) << shift;
    };
    return at(IM_COL32_R_SHIFT) | at(IM_COL32_G_SHIFT) | at(IM_COL32_B_SHIFT) |
           at(IM_COL32_A_SHIFT);
}

ImU32 with_alpha(ImU32 colour, float alpha) {
    const float scaled = channel(colour, IM_COL32_A_SHIFT) * alpha;
    return (colour & ~IM_COL32_A_MASK) | static_cast<ImU32>(std::lround(scaled))
                                             << IM_COL32_A_SHIFT;
}

ImU32 text_on(ImU32 ground) {
    return 1.05f / (luminance(ground) + 0.05f) >= 4.5f ? hex(0xFFFFFF) : hex(0x15171A);
}

ImU32 token_colour(const Theme& theme, std::size_t id) {
    return id < theme.tokens.size() ? theme.tokens[id] : theme.ink3;
}

ImU32 temperature_colour(const Theme& theme, double temperature) {
    const float s = std::log2(static_cast<float>(std::max(temperature, 0.05)));
    return s < 0 ? mix(theme.ink3, theme.ice, std::min(1.f, -s / 1.6f))
                 : mix(theme.ink3, theme.ember, std::min(1.f, s));
}

ImU32 heat_colour(const Theme& theme, double probability) {
    const float steps = static_cast<float>(theme.heat.size() - 1);
    const float at = std::pow(std::clamp(static_cast<float>(probability), 0.f, 1.f), 0.75f) * steps;
    const std::size_t i = std::min(theme.heat.size() - 2, static_cast<std::size_t>(at));
    return mix(theme.heat[i], theme.heat[i + 1], at - static_cast<float>(i));
}

}  // namespace temper::shell
