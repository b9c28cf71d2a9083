#include <algorithm>
#include <cmath>

#include "shell/draw.h"
#include "shell/labs/temperature/lab.h"
#include "shell/numbers.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/seed_field.h"
#include "shell/widgets/strip.h"
#include "shell/widgets/token.h"

namespace temper::shell {

void TemperatureFrame::dice(const Box& box, std::size_t ticks, bool numbers) {
    const std::vector<double> recent = view_.draws.recent();
    const std::span<const double> thrown(recent);
    const std::optional<double> u = recent.empty() ? std::nullopt : std::optional(recent.back());
    const DieHeld answer = strip(ui_, box,
                                 {.probs = r_.probs,
                                  .tokens = model_.tokens,
                                  .u = u,
                                  .fell_ms = view_.rolled_ms,
                                  .ticks = thrown.last(std::min(ticks, thrown.size())),
                                  .what_if = view_.what_if,
                                  .ground = ground_,
                                  .numbers = numbers});
    if (answer.what_if) view_.what_if = answer.what_if;
    if (answer.released || view_.draws.waiting() > 0) view_.what_if.reset();
    ui_.explain(answer.touched, box, [&] {
        Explain e{.title = "The die",
                  .lines = {"u is uniform between 0 and 1"},
                  .sentence =
                      "The token drawn is the first whose cumulative probability exceeds u. "
                      "Drag to ask what another u would have given.",
                  .value = u ? full(*u) : ""};
        if (u)
            e.lines.push_back("seed " + std::to_string(scenario_.seed) + ", run " +
                              count(view_.draws.next_run() - 1) + ": u = " + fixed(*u, 6));
        return e;
    });
}

/// Roll, and the buttons for more at once; the last one's right end.
float TemperatureFrame::roll_buttons(float x, float y, float h, float room,
                                     std::span<const std::uint64_t> counts) {
    const bool touch = h >= 48;
    const Button roll{.label = "Roll", .name = "Roll once", .look = Look::ember, .icon = Icon::die};
    const Button stop{.label = "Stop", .look = Look::ember};
    const bool busy = view_.draws.waiting() > 0;
    const float first = touch ? std::round(room * .32f) : button_width(roll);
    if (button(ui_, {x, y, first, h}, busy ? stop : roll).pressed) {
        if (busy) view_.draws.stop();
        else view_.draws.ask(1);
    }
    x += first + (touch ? 8 : 12);
    const float even = (room - first - 8 - 7 * static_cast<float>(counts.size() - 1)) /
                       static_cast<float>(counts.size());
    for (const std::uint64_t many : counts) {
        const std::string label = count(many), name = "Roll " + std::to_string(many) + " times";
        const Button more{.label = label, .name = name, .disabled = busy};
        const float wide = touch ? even : button_width(more);
        if (button(ui_, {x, y, wide, h}, more).pressed) view_.draws.ask(many);
        x += wide + (touch ? 7 : 6);
    }
    return x;
}

/// Under the buttons: the seed, how many were drawn, or why the counts went.
void TemperatureFrame::draw_state(float x, float baseline, float room) {
    const Type type{Face::sans, 12, theme_.ink3};
    const std::string seed = std::to_string(scenario_.seed);
    const float after = text(x, baseline, "seed ", type);
    changed_ |= seed_field(ui_, after, baseline, type, scenario_);
    const float end = after + width(seed, type);
    const Draws& draws = view_.draws;
    std::string words = ", " + count(draws.total()) + " drawn";
    Type told = type;
    if (draws.waiting() > 0) {
        words = ", " + count(draws.total()) + " drawn, " + count(draws.waiting()) + " to go";
    } else if (view_.cleared && draws.total() == 0) {
        words = ", cleared: the distribution changed";
        told.colour = theme_.ember;
    }
    text(end, baseline, fitted(words, told, room - (end - x)), told);
    ui_.state({.role = Role::status,
               .name = "Draws",
               .value = "seed " + seed + words,
               .box = {x, baseline - 14, room, 18}});
}

}  // namespace temper::shell
