#include "shell/widgets/toggle.h"

#include "shell/draw.h"

namespace temper::shell {

Touched toggle(Ui& ui, float x, float middle, std::string_view name, bool on) {
    const Theme& t = *ui.theme;
    const Box box{x, middle - toggle_h / 2, toggle_w, toggle_h};
    const std::string label(name);
    const Touched touched =
        ui.item(label.c_str(), box,
                {.role = Role::switch_, .name = label, .value = on ? "on" : "off", .on = on});
    const float half = toggle_h / 2;
    const float at = ui.eased(touched.id, on ? box.right() - half - x : half, 120);
    if (on) fill(box, touched.hovered ? t.ink2 : t.ink, half);
    else outline(box, touched.hovered ? t.ink2 : t.strong, half, 1.2f);
    disc({x + at, middle}, on ? 6.f : 5.f, on ? t.page : touched.hovered ? t.ink2 : t.strong);
    return touched;
}

}  // namespace temper::shell
