#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr float icon_room = 20, pad = 13;
constexpr Type label_type{Face::sans_bold, 13};

Type in(ImU32 colour, Type type) {
    type.colour = colour;
    return type;
}

ImU32 label_colour(const Theme& theme, const Button& button) {
    if (button.look == Look::ember) return theme.on_ember;
    if (button.disabled) return mix(theme.page, theme.ink3, .5f);
    return button.label.empty() ? theme.ink2 : theme.ink;
}

void ground(Ui& ui, const Box& box, const Button& button, const Touched& touched) {
    const Theme& t = *ui.theme;
    const bool lit = (touched.hovered || button.on) && !button.disabled;
    switch (button.look) {
        case Look::ember: fill(box, lit ? mix(t.ember, t.ink, .12f) : t.ember, 8); break;
        case Look::outlined:
            fill(box, lit ? t.sunken : t.surface, 8);
            outline(box, t.strong, 8);
            break;
        case Look::quiet:
            if (lit) fill(box, t.sunken, 8);
            break;
    }
}

}  // namespace

float button_width(const Button& button) {
    return width(button.label, label_type) + 2 * pad + (button.icon ? icon_room : 0);
}

Touched button(Ui& ui, const Box& box, const Button& button) {
    const std::string name(button.name.empty() ? button.label : button.name);
    const Touched touched =
        ui.item(name.c_str(), box,
                {.role = Role::button, .name = name, .disabled = button.disabled, .on = button.on});
    ground(ui, box, button, touched);
    const ImU32 colour = label_colour(*ui.theme, button);
    if (button.label.empty()) {
        if (button.icon) icon(*button.icon, {box.centre(), box.middle()}, colour);
        return touched;
    }
    const float room = button.icon ? icon_room : 0;
    const float left = box.centre() - (width(button.label, label_type) + room) / 2;
    if (button.icon) icon(*button.icon, {left + 6, box.middle()}, colour);
    text(left + room, box.middle() + 4.7f, button.label, in(colour, label_type));
    return touched;
}

float segmented_width(std::span<const std::string_view> items) {
    float sum = 0;
    for (const std::string_view item : items) sum += width(item, label_type) + 22;
    return sum;
}

bool segmented(Ui& ui, const Box& box, std::span<const std::string_view> items, int& chosen) {
    const Theme& t = *ui.theme;
    const float spare = (box.w - segmented_width(items)) /
                        static_cast<float>(std::max<std::size_t>(1, items.size()));
    fill(box, t.sunken, 8);
    bool changed = false;
    float x = box.x;
    for (int i = 0; i < static_cast<int>(items.size()); ++i) {
        const std::string name(items[static_cast<std::size_t>(i)]);
        const Box part{x, box.y, width(name, label_type) + 22 + spare, box.h};
        const bool on = i == chosen;
        ImGui::PushID(i);  // two may have the same name
        const Touched touched =
            ui.item(name.c_str(), part, {.role = Role::radio, .name = name, .on = on});
        ImGui::PopID();
        if (touched.pressed && !on) {
            chosen = i;
            changed = true;
        }
        if (on) {
            const Box plate = part.grown(-2.5f);
            fill(plate, t.raised, 6);
            if (!t.dark) outline(plate, t.line, 6);
        }
        const Type type{on ? Face::sans_bold : Face::sans, 13,
                        on || touched.hovered ? t.ink : t.ink2, .5f};
        text(part.centre(), part.middle() + 4.5f, name, type);
        x += part.w;
    }
    return changed;
}

void fact(Ui& ui, float x, float y, const Fact& fact, const std::function<Explain()>& explain) {
    const Theme& t = *ui.theme;
    const Type value{Face::sans_bold, fact.px, t.ink}, unit{Face::sans, 13, t.ink2};
    text(x, y, fact.label, {Face::sans, 12, t.ink3});
    const float end = text(x, y + 25, fact.value, value);
    if (!fact.unit.empty()) text(end + 5, y + 25, fact.unit, unit);
    const std::string name(fact.label);
    const Box box{x, y + 7, end - x, 22};
    const std::string said = fact.unit.empty() ? fact.value : fact.value + " " + fact.unit;
    const Touched touched =
        ui.item(name.c_str(), box, {.role = Role::text, .name = name, .value = said});
    ui.explain(touched, box, explain);
}

}  // namespace temper::shell
