#include <algorithm>
#include <cmath>

#include "core/edit.h"
#include "shell/draw.h"
#include "shell/labs/temperature/lab.h"
#include "shell/numbers.h"
#include "shell/widgets/field.h"
#include "shell/widgets/slider.h"

namespace temper::shell {
namespace {

constexpr double stops[] = {0, .1, .5, 1, 2, 5};
constexpr double axis_end = 5;
constexpr float snap = 5;  // display units within which a stop takes the knob

double to_hundredths(double temperature) {
    return std::round(temperature * 100) / 100;
}

/// The temperature at `position` of an axis `wide` units long: a stop near it, else to 0.01.
double temperature_at(float position, float wide) {
    for (const double stop : stops)
        if (std::abs(axis_position(stop) - position) * wide < snap) return stop;
    return to_hundredths(axis_temperature(position));
}

double next_stop(double temperature, int way) {
    double best = way > 0 ? axis_end : 0;
    for (const double stop : stops)
        if ((stop - temperature) * way > 1e-9 && (stop - best) * way < 0) best = stop;
    return best;
}

}  // namespace

void TemperatureFrame::set_temperature(double temperature) {
    if (temperature == temperature_of(chain_)) return;
    temper::set_temperature(chain_, temperature);
    changed_ = true;
}

void TemperatureFrame::temperature_keys(const Touched& touched) {
    const double now = temperature_of(chain_);
    const auto moved = moved_by_keys(ui_, touched, {.now = now, .max = axis_end, .coarse = 0});
    double to = moved.value_or(now);
    if (moved && ImGui::IsKeyPressed(ImGuiKey_PageUp)) to = next_stop(now, 1);
    if (moved && ImGui::IsKeyPressed(ImGuiKey_PageDown)) to = next_stop(now, -1);
    if (to != now) set_temperature(to_hundredths(to));
}

void TemperatureFrame::drag_on_axis(const Touched& touched, const Box& axis) {
    if (!ui_.drags(touched)) return;
    const float position = (ImGui::GetIO().MousePos.x - axis.x) / axis.w;
    set_temperature(temperature_at(std::clamp(position, 0.f, 1.f), axis.w));
}

/// A drag from where the number stands: the axis moves under the pointer.
void TemperatureFrame::drag_sideways(const Touched& touched, float width) {
    const ImGuiIO& io = ImGui::GetIO();
    if (touched.held && ImGui::IsMouseClicked(0)) {
        view_.drag_from = io.MousePos.x;
        view_.drag_temperature = r_.temperature;
    }
    if (!ui_.drags(touched) || io.MouseDragMaxDistanceSqr[0] < 9) return;
    const float moved = (io.MousePos.x - view_.drag_from) / width;
    const float position = axis_position(view_.drag_temperature) + moved;
    set_temperature(temperature_at(std::clamp(position, 0.f, 1.f), width));
}

Explain TemperatureFrame::explain_temperature() const {
    const std::string t = fixed(r_.temperature, 2);
    Explain e{.title = "Temperature",
              .lines = {"p = softmax(logits / T)"},
              .sentence =
                  "Below 1 the probable becomes more probable; above 1 the choices come "
                  "closer together; 1 changes nothing.",
              .value = full(r_.temperature)};
    if (r_.temperature == 0)
        e.lines.push_back("T = 0: all to the largest logit, " + number(r_.logits[r_.tied[0]]));
    else e.lines.push_back("here every logit is divided by " + t);
    return e;
}

void TemperatureFrame::axis_numbers(const Box& track) {
    for (const double mark : {0., .1, .2, .5, 1., 2., 5.}) {
        const float x = track.x + track.w * axis_position(mark);
        upright(x, track.bottom() + 5, 4, theme_.strong);
        const std::string word = mark < 1 && mark > 0 ? fixed(mark, 1) : fixed(mark, 0);
        const float align = mark == 0 ? 0 : mark == axis_end ? 1 : .5f;
        const Type type{Face::sans, 12, theme_.ink3, align};
        // On a short axis the lesser stops keep their tick and lose their number.
        const bool crowded = track.w < 230 && (mark == .2 || mark == 2 || mark == .5);
        if (!crowded) text(x, track.bottom() + 22, word, type);
    }
}

void TemperatureFrame::axis(const Box& track, bool big) {
    constexpr int pieces = 24;
    for (int i = 0; i < pieces; ++i) {
        const auto colour = [&](int k) {
            return temperature_colour(theme_, axis_temperature(static_cast<float>(k) / pieces));
        };
        const float from = track.x + track.w * static_cast<float>(i) / pieces;
        const float to = track.x + track.w * static_cast<float>(i + 1) / pieces;
        ImGui::GetWindowDrawList()->AddRectFilledMultiColor({from, track.y}, {to, track.bottom()},
                                                            colour(i), colour(i + 1), colour(i + 1),
                                                            colour(i));
    }
    axis_numbers(track);

    const Box hit{track.x, track.middle() - (big ? 22.f : 14.f), track.w, big ? 44.f : 28.f};
    const std::string said =
        r_.temperature == 0  ? "0, greedy"
        : r_.temperature < 1 ? fixed(r_.temperature, 2) + ", sharper than the model"
        : r_.temperature > 1 ? fixed(r_.temperature, 2) + ", flatter than the model"
                             : "1.00, the model as it is";
    const float at = ui_.eased(ImGui::GetID("axis knob"), axis_position(r_.temperature));
    const float x = track.x + track.w * at;
    const std::string label =
        r_.temperature == 0 ? "T = 0, greedy" : "T = " + fixed(r_.temperature, 2);
    const Type type{Face::sans_bold, 13, theme_.page, .5f};
    const float wide = width(label, type) + 20;
    const float left = std::clamp(x - wide / 2, track.x - 4, track.right() + 4 - wide);
    const Box bubble{left, track.middle() - (big ? 44.f : 34.f), wide, 24};
    fill(bubble, theme_.ink, 12);

    const Touched typed = field(ui_, bubble, bubble.centre(), bubble.middle() + 4.7f,
                                {.name = "Temperature, typed",
                                 .shown = label,
                                 .edited = full(r_.temperature),
                                 .type = type,
                                 .numeric = true},
                                [this](const std::string& entered) -> std::string {
                                    const auto value = read_number(entered);
                                    if (!value || !(*value >= 0) || !std::isfinite(*value))
                                        return "A number of 0 or more was expected";
                                    set_temperature(*value);
                                    return "";
                                });
    ui_.explain(typed, bubble, [this] { return explain_temperature(); });

    const Touched touched = ui_.item("temperature", hit,
                                     {.role = Role::slider,
                                      .name = "Temperature",
                                      .value = said,
                                      .ranged = true,
                                      .now = r_.temperature,
                                      .min = 0,
                                      .max = 5});
    drag_on_axis(touched, track);
    temperature_keys(touched);
    ui_.explain(touched, hit, [this] { return explain_temperature(); });
    disc({x, track.middle()}, big ? 14.f : 10.f, theme_.surface);
    ring({x, track.middle()}, big ? 13.f : 9.f, temperature_colour(theme_, r_.temperature), 3);
}

}  // namespace temper::shell
