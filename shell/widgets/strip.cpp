#include "shell/widgets/strip.h"

#include "shell/draw.h"
#include "shell/numbers.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

void label_segment(const Box& part, std::string_view token, double p, ImU32 on) {
    const Type name{Face::serif, 18, on}, small{Face::serif, 14, on}, number{Face::sans, 13, on};
    const std::string shown = visible(token), share = percent(p);
    const float wide = width(shown, name);
    if (part.w > 28 + wide + 10 + width(share, number) && part.h > 44) {
        text(text(part.x + 14, part.middle() + 6, shown, name) + 10, part.middle() + 6, share,
             number);
    } else if (part.w > wide + 24) {
        text(part.x + 12, part.middle() + 6, shown, name);
    } else if (part.w > width(shown, small) + 12) {
        Type centred = small;
        centred.align = .5f;
        text(part.centre(), part.middle() + 5, shown, centred);
    }
}

/// The segments, the one that the die lies on lifted by `lift`. Ones too thin to see share the
/// ground.
void segments(const Ui& ui, const Box& box, const Strip& strip, std::size_t landed, float lift) {
    fill({box.x, box.y + 1, box.w, box.h - 2}, ui.theme->sunken, 4);
    double before = 0;
    for (std::size_t id = 0; id < strip.probs.size(); ++id) {
        const double p = strip.probs[id];
        const float x = box.x + box.w * static_cast<float>(before);
        const float w = box.w * static_cast<float>(p);
        before += p;
        if (w < .4f) continue;
        const float gap = w > 4 ? .75f : w > 2 ? .4f : 0;
        const Box part{x + gap, box.y - (id == landed ? lift : 0), w - 2 * gap, box.h};
        const ImU32 colour = token_colour(*ui.theme, id);
        fill(part, colour, 4);
        if (w > 24) label_segment(part, strip.tokens[id], p, text_on(colour));
    }
}

void ticks_and_numbers(const Ui& ui, const Box& box, const Strip& strip) {
    const ImU32 faint = with_alpha(ui.theme->ember, .55f);
    for (const double u : strip.ticks)
        line({box.x + box.w * static_cast<float>(u), box.bottom() + 4},
             {box.x + box.w * static_cast<float>(u), box.bottom() + 11}, faint);
    if (!strip.numbers) return;
    constexpr std::pair<float, std::string_view> marks[] = {
        {0.f, "0"}, {.25f, "0.25"}, {.5f, "0.5"}, {.75f, "0.75"}, {1.f, "1"}};
    for (const auto& [at, word] : marks)
        text(box.x + box.w * at, box.bottom() + 27, word,
             {Face::sans, 12, ui.theme->ink3,
              at == 0   ? 0
              : at == 1 ? 1
                        : .5f});
}

void needle(const Ui& ui, const Box& box, const Strip& strip, double u, std::size_t landed,
            float rise) {
    const Theme& t = *ui.theme;
    const float x = box.x + box.w * static_cast<float>(u), y = box.y - rise;
    line({x, y - 6}, {x, box.bottom() + 13 - rise}, strip.ground, 5);
    line({x, y - 6}, {x, box.bottom() + 13 - rise}, t.ember, 2.5f);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 a{x - 7, y - 13}, b{x + 7, y - 13}, c{x, y - 3};
    list->AddTriangleFilled(a, b, c, strip.what_if ? strip.ground : t.ember);
    list->AddTriangle(a, b, c, strip.what_if ? t.ember : strip.ground, 1.5f);

    const Type type{Face::sans_bold, 13, t.ember};
    const std::string lead = strip.what_if ? "what if u = " : "u = ";
    const std::string label =
        fitted(lead + fixed(u, 4) + "  →  " + visible(strip.tokens[landed]), type, box.w * .7f);
    const float wide = width(label, type) + 20;
    const float left = x + 12 + wide > box.right() ? x - 12 - wide : x + 12;
    const Box plate{left, box.y - 24, wide, 22};
    fill(plate, t.ember_tint, 11);
    if (strip.what_if) outline(plate, t.ember, 11);
    text(left + 10, plate.middle() + 4.5f, label, type);
}

}  // namespace

DieHeld strip(Ui& ui, const Box& box, const Strip& strip) {
    const DieHeld held = hold_die(ui, box,
                                  {.probs = strip.probs,
                                   .tokens = strip.tokens,
                                   .u = strip.u,
                                   .fell_ms = strip.fell_ms,
                                   .fall_ms = strip.fall_ms,
                                   .what_if = strip.what_if},
                                  Axis::across);
    segments(ui, box, strip, held.landed, held.lift);
    ticks_and_numbers(ui, box, strip);
    if (held.at) needle(ui, box, strip, *held.at, held.landed, held.rise);
    return held;
}

}  // namespace temper::shell
