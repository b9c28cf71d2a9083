#include "shell/widgets/temperature_slider.h"

#include <algorithm>
#include <cmath>

#include "core/edit.h"
#include "shell/draw.h"
#include "shell/numbers.h"
#include "shell/results.h"
#include "shell/widgets/field.h"
#include "shell/widgets/slider.h"

namespace temper::shell {
bool temperature_slider(Ui& ui, const Box& box, Chain& chain) {
    const Theme& t = *ui.theme;
    const double before = temperature_of(chain);
    double after = before;
    const Type type{Face::sans_bold, 13, t.ink, 1};
    const std::string shown = fixed(before, 2);
    const float room = 44;
    const Box track{box.x, box.middle() - 2, box.w - room, 4};
    fill(track, t.sunken, 2);
    const Touched touched = ui.item("T", {track.x, box.y, track.w, box.h},
                                    {.role = Role::slider,
                                     .name = "Temperature",
                                     .value = shown,
                                     .ranged = true,
                                     .now = before,
                                     .min = 0,
                                     .max = 5});
    if (ui.drags(touched)) {
        const float at = (ImGui::GetIO().MousePos.x - track.x) / track.w;
        after = std::round(axis_temperature(std::clamp(at, 0.f, 1.f)) * 20) / 20;
    }
    if (const auto to = moved_by_keys(ui, touched, {.now = before, .max = 5}))
        after = std::round(*to * 100) / 100;
    ui.explain(touched, box, [&] {
        return Explain{.title = "Temperature",
                       .lines = {"p = softmax(logits / T), at every step"},
                       .sentence = "Every step's choice is sharpened below 1 and flattened above.",
                       .value = full(before)};
    });
    const float x = track.x + track.w * ui.eased(touched.id, axis_position(before));
    disc({x, box.middle()}, 8, t.surface);
    ring({x, box.middle()}, 7.2f, temperature_colour(t, before), 2.4f);
    const float wide = width(shown, type);
    field(ui, {box.right() - wide, box.middle() - 13, wide, 26}, box.right(), box.middle() + 4.7f,
          {.name = "Temperature, typed",
           .shown = shown,
           .edited = full(before),
           .type = type,
           .numeric = true},
          [&](const std::string& typed) -> std::string {
              const auto value = read_number(typed);
              if (!value || !(*value >= 0) || !std::isfinite(*value))
                  return "A number of 0 or more was expected";
              after = *value;
              return "";
          });
    if (after == before) return false;
    set_temperature(chain, after);
    return true;
}

}  // namespace temper::shell
