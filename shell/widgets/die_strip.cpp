#include "shell/widgets/die_strip.h"

#include <algorithm>

#include "core/distribution.h"
#include "shell/numbers.h"

namespace temper::shell {
namespace {

constexpr double last = 1 - 1e-9;
constexpr float handle = 44, drag_from = 4;

std::string said_of(const Die& die, std::optional<double> at, std::size_t landed) {
    if (!at) return "no die thrown yet";
    return (die.what_if ? "what if " : "") + fixed(*at, 4) + ", " + die.tokens[landed];
}

/// Whether a finger holds the needle of a strip that stands. It comes before the strip, which it
/// lies over.
bool holds_needle(Ui& ui, const Box& box, double at) {
    const float y = box.y + box.h * static_cast<float>(at);
    return ui
        .item("needle", {box.x - handle + 12, y - handle / 2, handle, handle},
              {.role = Role::slider,
               .name = "Needle of the dice strip",
               .value = fixed(at, 4),
               .ranged = true,
               .now = at,
               .min = 0,
               .max = 1,
               .grip = true})
        .held;
}

void take_keys(Ui& ui, double u, Axis axis, DieHeld& held) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!held.touched.focused || io.KeyAlt) return;
    ui.own_arrows(held.touched.id);
    const double step = io.KeyShift ? .1 : .01;
    const bool across = axis == Axis::across;
    if (ImGui::IsKeyPressed(across ? ImGuiKey_RightArrow : ImGuiKey_DownArrow))
        held.what_if = std::min(u + step, last);
    if (ImGui::IsKeyPressed(across ? ImGuiKey_LeftArrow : ImGuiKey_UpArrow))
        held.what_if = std::max(u - step, 0.0);
    held.released = ImGui::IsKeyPressed(ImGuiKey_Escape, false);
}

}  // namespace

DieHeld hold_die(Ui& ui, const Box& box, const Die& die, Axis axis) {
    const ImGuiIO& io = ImGui::GetIO();
    DieHeld held{.at = die.what_if ? die.what_if : die.u, .landed = die.probs.size()};
    if (held.at) held.landed = pick(die.probs, *held.at);
    const bool needle =
        axis == Axis::down && held.at && ui.platform.touch() && holds_needle(ui, box, *held.at);
    held.touched = ui.item("dice strip", box,
                           {.role = Role::slider,
                            .name = "Dice strip",
                            .value = said_of(die, held.at, held.landed),
                            .ranged = true,
                            .now = held.at.value_or(0),
                            .min = 0,
                            .max = 1});
    const float fall = die.what_if ? 1 : ui.progress(die.fell_ms, die.fall_ms);
    held.rise = 40 * (1 - fall * fall);
    if (fall >= 1 && !die.what_if && ui.progress(die.fell_ms, die.fall_ms + 120) < 1) held.lift = 2;
    const bool finger = io.MouseSource == ImGuiMouseSource_TouchScreen;
    const bool along = !finger || (axis == Axis::across && ui.sliding());
    if ((needle || (ui.drags(held.touched) && along)) &&
        io.MouseDragMaxDistanceSqr[0] > drag_from * drag_from) {
        const float at = axis == Axis::across ? (io.MousePos.x - box.x) / box.w
                                              : (io.MousePos.y - box.y) / box.h;
        held.what_if = std::clamp(static_cast<double>(at), 0.0, last);
    }
    take_keys(ui, held.at.value_or(.5), axis, held);
    return held;
}

}  // namespace temper::shell
