#include "shell/keys.h"

#include <algorithm>

#include "shell/draw.h"
#include "shell/overlay.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr KeyHelp everywhere[] = {
    {"Tab", "next control; Shift+Tab the one before"},
    {"← → ↑ ↓", "on a value: a fine step; with Shift ten of them"},
    {"Page Up, Page Down", "a coarse step; Home and End the limits"},
    {"0 to 9", "on a value: type it; Enter takes it"},
    {"i", "explain the focused number"},
    {"Ctrl+Z", "undo; Ctrl+Shift+Z or Ctrl+Y redo"},
    {"Ctrl+C, Ctrl+V", "copy the scenario; paste one"},
    {"Esc", "close, put a drag back, leave"},
};

}  // namespace

bool keys_panel(Ui& ui, const Box& area, std::span<const KeyHelp> of_lab) {
    constexpr float pad = 24, line_h = 26;
    const Theme& t = *ui.theme;
    const float w = std::min(540.f, area.w - 24), column = std::min(170.f, w * .36f);
    const float rows = static_cast<float>(of_lab.size() + std::size(everywhere));
    const float h = pad + 34 + line_h * rows + (of_lab.empty() ? 0 : 12) + 46 + pad - 8;
    const Box box{area.x + (area.w - w) / 2, area.y + std::max(12.f, (area.h - h) / 2), w, h};
    const Overlay overlay(ui, "keys", box, 12, false);
    float y = box.y + pad + 12;
    text(box.x + pad, y, "Keys", {Face::sans_bold, 15, t.ink});
    y += 30;
    std::string said;
    const auto list = [&](std::span<const KeyHelp> keys) {
        for (const KeyHelp& key : keys) {
            text(box.x + pad, y, key.keys, {Face::sans_bold, 13, t.ink});
            const Type type{Face::sans, 13, t.ink2};
            text(box.x + pad + column, y, fitted(key.does, type, w - column - 2 * pad), type);
            said += std::string(key.keys) + ": " + std::string(key.does) + ". ";
            y += line_h;
        }
    };
    list(of_lab);
    if (!of_lab.empty()) {
        level(box.x + pad, y - 12, w - 2 * pad, t.line);
        y += 12;
    }
    list(everywhere);
    ui.state({.role = Role::status, .name = "Keys", .value = said, .box = box});
    const Button close{.label = "Close"};
    const bool pressed =
        button(ui, {box.x + pad, y, button_width(close), ui.platform.touch() ? 44.f : 32.f}, close)
            .pressed;
    return pressed || ImGui::IsKeyPressed(ImGuiKey_Escape, false);
}

}  // namespace temper::shell
