#include <algorithm>
#include <cmath>

#include "shell/draw.h"
#include "shell/draws.h"
#include "shell/labs/generate/generate.h"
#include "shell/numbers.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/seed_field.h"

namespace temper::shell {
namespace {

constexpr double slowest = 1, fastest = 60;

}  // namespace

/// Tokens a second, on a logarithmic track.
void GenerateFrame::speed(const Box& track) {
    const float at = static_cast<float>(std::log(m_.speed / slowest) / std::log(fastest / slowest));
    fill({track.x, track.middle() - 2, track.w, 4}, theme_.sunken, 2);
    fill({track.x, track.middle() - 2, track.w * at, 4}, theme_.ink, 2);
    const Touched touched = ui_.item("speed", track,
                                     {.role = Role::slider,
                                      .name = "Speed",
                                      .value = fixed(m_.speed, 0) + " per second",
                                      .ranged = true,
                                      .now = m_.speed,
                                      .min = slowest,
                                      .max = fastest});
    if (ui_.drags(touched)) {
        const float share = std::clamp((ImGui::GetIO().MousePos.x - track.x) / track.w, 0.f, 1.f);
        m_.speed = std::round(slowest * std::pow(fastest / slowest, static_cast<double>(share)));
    }
    if (touched.focused && !ui_.editing.id) {
        ui_.own_arrows(touched.id);
        if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) m_.speed = std::min(fastest, m_.speed + 1);
        if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) m_.speed = std::max(slowest, m_.speed - 1);
    }
    const ImVec2 knob{track.x + track.w * at, track.middle()};
    disc(knob, 7, theme_.surface);
    ring(knob, 6.2f, theme_.ink, 2.2f);
}

void GenerateFrame::transport(const Box& card) {
    fill(card, theme_.surface, 12);
    outline(card, theme_.line, 12);
    const bool stopped = m_.work.text().stop() != Stop::none,
               start = m_.work.text().steps().empty();
    const float y = card.y + 6;
    float x = card.x + 8;
    const auto act = [&](std::string_view name, Icon icon, Look look, bool disabled) {
        const Button made{
            .label = "", .name = name, .look = look, .icon = icon, .disabled = disabled};
        const bool pressed = button(ui_, {x, y, 36, 36}, made).pressed;
        x += 39;
        return pressed && !disabled;
    };
    if (act("To the prompt", Icon::first, Look::quiet, start)) to_start();
    if (act("Step back", Icon::back, Look::quiet, start)) step_back();
    if (act(m_.playing ? "Pause" : "Play", m_.playing ? Icon::pause : Icon::play, Look::ember,
            stopped))
        m_.playing = !m_.playing;
    if (act("Step on", Icon::step, Look::quiet, stopped)) step_on();
    if (act("To the end", Icon::last, Look::quiet, stopped)) to_end();
    const float m = card.middle();
    upright(x + 10, m - 12, 24, theme_.line);
    x = text(x + 26, m + 4.7f, "Speed", {Face::sans, 13, theme_.ink2}) + 12;
    speed({x, m - 12, 100, 24});
    x = text(x + 112, m + 4.7f, fixed(m_.speed, 0) + " per second", {Face::sans, 13, theme_.ink2}) +
        16;
    upright(x, m - 12, 24, theme_.line);
    const Type bold{Face::sans_bold, 13, theme_.ink}, plain{Face::sans, 13, theme_.ink2};
    x = text(x + 16, m + 4.7f, "Run ", plain);
    x = text(x, m + 4.7f, count(scenario_.view.run), bold) + 14;
    x = text(x, m + 4.7f, "seed ", plain);
    changed_ |= seed_field(ui_, x, m + 4.7f, bold, scenario_);
    const Button another{.label = "Another run", .look = Look::quiet, .icon = Icon::die};
    const float wide = button_width(another);
    if (button(ui_, {card.right() - wide - 8, y, wide, 36}, another).pressed) {
        ++scenario_.view.run;
        changed_ = true;
    }
}

void GenerateFrame::thumb_transport(const Box& box) {
    const bool stopped = m_.work.text().stop() != Stop::none,
               start = m_.work.text().steps().empty();
    const Button back{.label = "", .name = "Step back", .icon = Icon::back, .disabled = start},
        on{.label = "", .name = "Step on", .icon = Icon::step, .disabled = stopped},
        play{.label = m_.playing ? "Pause" : "Play",
             .look = Look::ember,
             .icon = m_.playing ? Icon::pause : Icon::play,
             .disabled = stopped},
        another{.label = "Another run", .look = Look::quiet, .icon = Icon::die},
        first{.label = "To the prompt", .look = Look::quiet, .disabled = start};
    if (button(ui_, {box.x, box.y, 56, 48}, back).pressed) step_back();
    if (button(ui_, {box.x + 64, box.y, 116, 48}, play).pressed && !stopped)
        m_.playing = !m_.playing;
    if (button(ui_, {box.x + 188, box.y, 56, 48}, on).pressed) step_on();
    text(box.right(), box.y + 20,
         "run " + count(scenario_.view.run) + ", seed " + std::to_string(scenario_.seed),
         {Face::sans, 13, theme_.ink2, 1});
    // A tap takes the next speed: there is no room for a slider.
    const std::string pace = fixed(m_.speed, 0) + " per second";
    const Type small{Face::sans, 12, theme_.ink3, 1};
    const Touched faster =
        ui_.item("pace", {box.right() - width(pace, small), box.y + 24, width(pace, small), 20},
                 {.role = Role::button, .name = "Speed", .value = pace, .now = m_.speed});
    text(box.right(), box.y + 38, pace, small);
    if (faster.pressed) m_.speed = m_.speed >= 32 ? 1 : m_.speed * 2;
    if (button(ui_, {box.x - 8, box.y + 58, button_width(another), 44}, another).pressed) {
        ++scenario_.view.run;
        changed_ = true;
    }
    if (button(ui_, {box.x + button_width(another), box.y + 58, button_width(first), 44}, first)
            .pressed)
        to_start();
}

}  // namespace temper::shell
