#include "shell/widgets/upright_strip.h"

#include "shell/draw.h"
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

}  // namespace

DieHeld upright_strip(Ui& ui, const Box& box, const UprightStrip& strip) {
    const DieHeld held = hold_die(ui, box,
                                  {.probs = strip.probs,
                                   .tokens = strip.tokens,
                                   .u = strip.u,
                                   .fell_ms = strip.fell_ms,
                                   .what_if = strip.what_if},
                                  Axis::down);
    segments(ui, box, strip, held.landed, -held.lift);
    if (held.at) needle(ui, box, strip, *held.at, held.rise);
    return held;
}

}  // namespace temper::shell
