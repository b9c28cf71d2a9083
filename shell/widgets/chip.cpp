#include "shell/widgets/chip.h"

#include <algorithm>

#include "shell/draw.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr float pad = 10, cross_w = 22;
constexpr Type type{Face::serif, 16};

}  // namespace

float chip_width(const Chip& chip) {
    return std::min(chip.room, width(visible(chip.token), type) + pad + cross_w + 2);
}

bool chip(Ui& ui, float x, float y, const Chip& chip) {
    const Theme& t = *ui.theme;
    const Box box{x, y, chip_width(chip), chip_h};
    fill(box, t.sunken, 7);
    Type word = type;
    word.colour = t.ink;
    token_text(ui, x + pad, box.middle() + 5.5f, chip.token, word, box.w - pad - cross_w);
    const Box cross{box.right() - cross_w, y + 3, cross_w, cross_w};
    const std::string name = "Remove " + std::string(chip.token) + " from " + std::string(chip.of);
    const Touched touched = ui.item("cross", cross, {.role = Role::button, .name = name});
    icon(Icon::cross, {cross.centre() - 1, cross.middle()}, touched.hovered ? t.bad : t.ink3);
    return touched.pressed ||
           (touched.focused && !ui.editing.id && ImGui::IsKeyPressed(ImGuiKey_Delete, false));
}

}  // namespace temper::shell
