#include "shell/widgets/slider.h"

#include <algorithm>

#include "shell/draw.h"

namespace temper::shell {
std::optional<double> moved_by_keys(Ui& ui, const Touched& touched, const Keyed& value) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!touched.focused || io.KeyAlt || ui.editing.id) return std::nullopt;
    ui.own_arrows(touched.id);
    const double fine = value.step * (io.KeyShift ? 10 : 1);
    const double low = std::min(value.min, value.now), high = std::max(value.max, value.now);
    const std::pair<ImGuiKey, double> ways[] = {
        {ImGuiKey_RightArrow, fine},     {ImGuiKey_UpArrow, fine},
        {ImGuiKey_LeftArrow, -fine},     {ImGuiKey_DownArrow, -fine},
        {ImGuiKey_PageUp, value.coarse}, {ImGuiKey_PageDown, -value.coarse}};
    for (const auto& [key, by] : ways)
        if (ImGui::IsKeyPressed(key)) return std::clamp(value.now + by, low, high);
    if (ImGui::IsKeyPressed(ImGuiKey_Home)) return value.min;
    if (ImGui::IsKeyPressed(ImGuiKey_End)) return value.max;
    return std::nullopt;
}

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
    } else {
        answer.to = moved_by_keys(ui, touched,
                                  {.now = slider.now,
                                   .min = slider.min,
                                   .max = slider.max,
                                   .step = slider.step,
                                   .coarse = slider.step * 10});
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
