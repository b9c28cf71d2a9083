#include "shell/widgets/slider.h"

#include <algorithm>

#include "shell/draw.h"

namespace temper::shell {
namespace {

/// What the keys ask for; nothing with Alt, which moves things as a whole.
std::optional<double> by_key(Ui& ui, unsigned id, const Slider& slider) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyAlt || ui.editing.id) return std::nullopt;
    ui.own_arrows(id);
    const double fine = slider.step * (io.KeyShift ? 10 : 1), coarse = slider.step * 10;
    const std::pair<ImGuiKey, double> keys[] = {{ImGuiKey_RightArrow, slider.now + fine},
                                                {ImGuiKey_UpArrow, slider.now + fine},
                                                {ImGuiKey_LeftArrow, slider.now - fine},
                                                {ImGuiKey_DownArrow, slider.now - fine},
                                                {ImGuiKey_PageUp, slider.now + coarse},
                                                {ImGuiKey_PageDown, slider.now - coarse},
                                                {ImGuiKey_Home, slider.min},
                                                {ImGuiKey_End, slider.max}};
    for (const auto& [key, to] : keys)
        if (ImGui::IsKeyPressed(key)) return std::clamp(to, slider.min, slider.max);
    return std::nullopt;
}

}  // namespace

SliderAnswer slider(Ui& ui, const Box& track, const Slider& slider) {
    const Theme& t = *ui.theme;
    const std::string name(slider.name);
    const float m = track.middle(), k = slider.knob;
    const Box box{track.x - k, m - k - 3, track.w + 2 * k, 2 * k + 6};
    SliderAnswer answer{.to = {},
                        .touched = ui.item(name.c_str(), box,
                                           {.role = Role::slider,
                                            .name = name,
                                            .value = slider.value,
                                            .ranged = true,
                                            .now = slider.now,
                                            .min = slider.min,
                                            .max = slider.max})};
    const Touched& touched = answer.touched;
    if (ui.drags(touched)) {
        const float at = (ImGui::GetIO().MousePos.x - track.x) / track.w;
        answer.to = slider.min + (slider.max - slider.min) * std::clamp(at, 0.f, 1.f);
    } else if (touched.focused) {
        answer.to = by_key(ui, touched.id, slider);
    }
    const double share = (slider.now - slider.min) / (slider.max - slider.min);
    const float at = ui.eased(touched.id, static_cast<float>(std::clamp(share, 0.0, 1.0)));
    const ImVec2 knob{track.x + track.w * at, m};
    fill(track, t.sunken, track.h / 2);
    if (!t.dark) outline(track, t.line, track.h / 2);
    fill({track.x, track.y, track.w * at, track.h}, slider.colour, track.h / 2);
    disc(knob, k, t.surface);
    ring(knob, k - 1, touched.hovered || touched.held ? t.ink : slider.colour, 2);
    return answer;
}

}  // namespace temper::shell
