#include "shell/overlay.h"

#include <string>

#include "imgui_internal.h"
#include "shell/draw.h"

namespace temper::shell {

Overlay::Overlay(Ui& ui, std::string_view name, const Box& box, float radius, bool take_focus) {
    constexpr float halo = 8;  // room for the shadow
    ImGui::SetNextWindowPos({box.x - halo, box.y - halo});
    ImGui::SetNextWindowSize({box.w + 2 * halo, box.h + 2 * halo});
    if (take_focus) ImGui::SetNextWindowFocus();
    ImGui::Begin(std::string(name).c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    hovered_ = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    const Theme& t = *ui.theme;
    shadow(box, radius, t.dark);
    fill(box, t.dark ? t.sunken : t.surface, radius);
    outline(box, t.raised_line, radius);
}

Overlay::~Overlay() {
    ImGui::End();
}

}  // namespace temper::shell
