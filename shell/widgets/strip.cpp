#include "shell/widgets/strip.h"

#include <algorithm>
#include <cmath>

#include "core/distribution.h"
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

/// What the person does with the needle: drag, arrows, Esc.
StripAnswer hold(Ui& ui, const Box& box, double u, const Touched& touched) {
    StripAnswer answer{.what_if = std::nullopt, .touched = touched};
    const ImGuiIO& io = ImGui::GetIO();
    constexpr double last = 1 - 1e-9;
    if (ui.drags(touched) && io.MouseDragMaxDistanceSqr[0] > 16)
        answer.what_if =
            std::clamp(static_cast<double>((io.MousePos.x - box.x) / box.w), 0.0, last);
    if (!touched.focused) return answer;
    ui.own_arrows(touched.id);
    const double step = io.KeyShift ? .1 : .01;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) answer.what_if = std::min(u + step, last);
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) answer.what_if = std::max(u - step, 0.0);
    answer.released = ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    return answer;
}

}  // namespace

StripAnswer strip(Ui& ui, const Box& box, const Strip& strip) {
    const std::optional<double> at = strip.what_if ? strip.what_if : strip.u;
    const std::size_t landed = at ? pick(strip.probs, *at) : strip.probs.size();
    const std::string said = at ? (strip.what_if ? "what if " : "") + fixed(*at, 4) + ", " +
                                      std::string(strip.tokens[landed])
                                : "no die thrown yet";
    const Touched touched = ui.item("dice strip", box,
                                    {.role = Role::slider,
                                     .name = "Dice strip",
                                     .value = said,
                                     .ranged = true,
                                     .now = at.value_or(0),
                                     .min = 0,
                                     .max = 1});
    const float fall = strip.what_if ? 1 : ui.progress(strip.fell_ms, strip.fall_ms);
    const bool lifting =
        fall >= 1 && !strip.what_if && ui.now - strip.fell_ms < strip.fall_ms + 120;
    segments(ui, box, strip, landed,
             lifting && ui.progress(strip.fell_ms, strip.fall_ms + 120) < 1 ? 2 : 0);
    ticks_and_numbers(ui, box, strip);
    if (at) needle(ui, box, strip, *at, landed, 40 * (1 - fall * fall));
    return hold(ui, box, at.value_or(.5), touched);
}

}  // namespace temper::shell
