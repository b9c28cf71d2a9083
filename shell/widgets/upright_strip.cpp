#include "shell/widgets/upright_strip.h"

#include <algorithm>

#include "core/distribution.h"
#include "shell/draw.h"
#include "shell/numbers.h"
#include "shell/visible.h"

namespace temper::shell {
namespace {

void segments(const Ui& ui, const Box& box, const UprightStrip& strip, std::size_t landed,
              float lift) {
    fill({box.x + 1, box.y, box.w - 2, box.h}, ui.theme->sunken, 4);
    double before = 0;
    for (std::size_t id = 0; id < strip.probs.size(); ++id) {
        const float y = box.y + box.h * static_cast<float>(before);
        const float h = box.h * static_cast<float>(strip.probs[id]);
        before += strip.probs[id];
        if (h < .4f) continue;
        const float gap = h > 4 ? .75f : h > 2 ? .4f : 0;
        const Box part{box.x + (id == landed ? lift : 0), y + gap, box.w, h - 2 * gap};
        const ImU32 colour = token_colour(*ui.theme, id);
        fill(part, colour, 4);
        if (h < 18) continue;
        const Type type{Face::serif, 14, text_on(colour), .5f};
        text(part.centre(), part.middle() + 5, fitted(visible(strip.tokens[id]), type, box.w - 8),
             type);
    }
}

void needle(const Ui& ui, const Box& box, const UprightStrip& strip, double u, float back) {
    const Theme& t = *ui.theme;
    const float y = box.y + box.h * static_cast<float>(u), x = box.x - back;
    line({x - 8, y}, {box.right() + 5 - back, y}, strip.ground, 5);
    line({x - 8, y}, {box.right() + 5 - back, y}, t.ember, 2.5f);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 a{x - 13, y - 6}, b{x - 13, y + 6}, c{x - 4, y};
    list->AddTriangleFilled(a, b, c, strip.what_if ? strip.ground : t.ember);
    list->AddTriangle(a, b, c, strip.what_if ? t.ember : strip.ground, 1.5f);
}

UprightAnswer hold(Ui& ui, const Box& box, double u, const Touched& touched) {
    UprightAnswer answer{.what_if = std::nullopt, .touched = touched};
    const ImGuiIO& io = ImGui::GetIO();
    constexpr double last = 1 - 1e-9;
    if (touched.held && io.MouseDragMaxDistanceSqr[0] > 16)
        answer.what_if =
            std::clamp(static_cast<double>((io.MousePos.y - box.y) / box.h), 0.0, last);
    if (!touched.focused || io.KeyAlt) return answer;
    ui.own_arrows(touched.id);
    const double step = io.KeyShift ? .1 : .01;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) answer.what_if = std::min(u + step, last);
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) answer.what_if = std::max(u - step, 0.0);
    answer.released = ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    return answer;
}

}  // namespace

UprightAnswer upright_strip(Ui& ui, const Box& box, const UprightStrip& strip) {
    const std::optional<double> at = strip.what_if ? strip.what_if : strip.u;
    const std::size_t landed = at ? pick(strip.probs, *at) : strip.probs.size();
    const std::string said =
        at ? (strip.what_if ? "what if " : "") + fixed(*at, 4) + ", " + strip.tokens[landed]
           : "no die thrown yet";
    const Touched touched = ui.item("dice strip", box,
                                    {.role = Role::slider,
                                     .name = "Dice strip",
                                     .value = said,
                                     .ranged = true,
                                     .now = at.value_or(0),
                                     .min = 0,
                                     .max = 1,
                                     .grip = true});
    const float fall = strip.what_if ? 1 : ui.progress(strip.fell_ms, 220);
    const bool lifting = fall >= 1 && !strip.what_if && ui.now - strip.fell_ms < 340;
    segments(ui, box, strip, landed, lifting && ui.progress(strip.fell_ms, 340) < 1 ? -2 : 0);
    if (at) needle(ui, box, strip, *at, 40 * (1 - fall * fall));
    return hold(ui, box, at.value_or(.5), touched);
}

}  // namespace temper::shell
