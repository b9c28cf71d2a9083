#include "shell/widgets/menu.h"

#include <algorithm>

#include "shell/draw.h"
#include "shell/overlay.h"

namespace temper::shell {
namespace {

constexpr float pad = 6, side = 12, rule_h = 11, least_w = 180;
constexpr Type label_type{Face::sans, 14}, hint_type{Face::sans, 12};

float widest(std::span<const MenuItem> items) {
    float wide = least_w;
    for (const MenuItem& item : items) {
        const float hint = item.hint.empty() ? 0 : width(item.hint, hint_type) + 24;
        wide = std::max(wide, width(item.label, label_type) + hint + 2 * side);
    }
    return wide;
}

bool row(Ui& ui, const Box& box, const MenuItem& item) {
    const Theme& t = *ui.theme;
    const Touched touched = ui.item(item.label.c_str(), box,
                                    {.role = Role::menu_item,
                                     .name = item.label,
                                     .value = item.hint,
                                     .disabled = item.disabled});
    if ((touched.hovered || touched.focused) && !item.disabled) fill(box, t.sunken, 6);
    const ImU32 colour = item.disabled ? mix(t.surface, t.ink3, .5f) : t.ink;
    text(box.x + side - pad, box.middle() + 5, item.label, {Face::sans, 14, colour});
    text(box.right() - side + pad, box.middle() + 4.5f, item.hint, {Face::sans, 12, t.ink3, 1});
    return touched.pressed;
}

}  // namespace

std::optional<std::size_t> menu(Ui& ui, std::string_view name, const Box& anchor,
                                std::span<const MenuItem> items, MenuState& state) {
    if (state.open != name) return std::nullopt;
    const float row_h = ui.platform.touch() ? 44 : 34;
    float rows = 0;
    for (const MenuItem& item : items) rows += item.label.empty() ? rule_h : row_h;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float wide = std::min(widest(items) + 2 * pad, screen.x - 16);
    const float tall = std::min(rows + 2 * pad, screen.y - 16);
    Box box{std::min(anchor.x, screen.x - 8 - wide), anchor.bottom() + 6, wide, tall};
    if (box.bottom() > screen.y - 8) box.y = std::max(8.f, anchor.y - 6 - tall);

    std::optional<std::size_t> chosen;
    bool inside = false;
    {
        const Overlay overlay(ui, name, box, 10, state.opening);
        inside = overlay.hovered();
        const Box list{box.x, box.y + pad, box.w, tall - 2 * pad};
        const std::size_t nodes = ui.nodes.size();
        ImGui::PushClipRect({list.x, list.y}, {list.right(), list.bottom()}, true);
        float y = list.y - state.scroll.offset();
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].label.empty()) {
                level(box.x, y + rule_h / 2, box.w, ui.theme->line);
                y += rule_h;
                continue;
            }
            if (row(ui, {box.x + pad, y, box.w - 2 * pad, row_h}, items[i])) chosen = i;
            y += row_h;
        }
        ImGui::PopClipRect();
        state.scroll.update(ui, list, rows, nodes);
    }
    const bool elsewhere = ImGui::GetIO().MouseClicked[0] && !inside && !state.opening;
    if (chosen || elsewhere || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
        state.open.clear();
        ImGui::SetWindowFocus(main_window);
    }
    state.opening = false;
    return chosen;
}

}  // namespace temper::shell
