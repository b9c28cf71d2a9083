#include <algorithm>
#include <cmath>

#include "shell/draw.h"
#include "shell/labs/temperature/lab.h"
#include "shell/numbers.h"

namespace temper::shell {
namespace {

constexpr float inset = 3;  // between a row's edge and its strip of the map

/// Where a curve stands in a row for probability `p`.
float curve_y(const Rows& rows, std::size_t row, float p) {
    const float bottom = rows.top + rows.height * static_cast<float>(row + 1) - 4;
    return bottom - p * (rows.height - 8);
}

}  // namespace

/// Every token's probability over the whole axis: as a shade and, for those who see no shades, as
/// a curve.
void TemperatureLab::map(const Rows& rows, float x, float w) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t row = 0; row < rows.count; ++row) {
        const Box cell{x, rows.top + rows.height * static_cast<float>(row) + inset, w,
                       rows.height - 2 * inset};
        const std::vector<float>& values = r_.map[row];
        const std::size_t last = values.size() - 1;
        const auto at = [&](std::size_t k) { return x + w * r_.axis[k]; };
        ImU32 left = heat_colour(theme_, static_cast<double>(values[0]));
        for (std::size_t k = 0; k < last; ++k) {
            const ImU32 right = heat_colour(theme_, static_cast<double>(values[k + 1]));
            list->AddRectFilledMultiColor({at(k), cell.y}, {at(k + 1), cell.bottom()}, left, right,
                                          right, left);
            left = right;
        }
        round_off(cell, 4, ground_);
        for (std::size_t k = 0; k <= last; ++k)
            list->PathLineTo({at(k), curve_y(rows, row, values[k])});
        list->PathStroke(with_alpha(theme_.ink, .45f), 0, 1.25f);
    }
}

/// The line at T, from the slider down through every row, with a dot at each probability.
void TemperatureLab::map_line(const Rows& rows, float x, float w, float from) {
    const float at = x + w * ui_.eased(ImGui::GetID("axis knob"), axis_position(r_.temperature));
    const Box whole{x, rows.top, w, rows.bottom() - rows.top};
    const Touched touched = ui_.item("map", whole,
                                     {.role = Role::slider,
                                      .name = "Temperature on the map",
                                      .value = fixed(r_.temperature, 2),
                                      .ranged = true,
                                      .now = r_.temperature,
                                      .min = 0,
                                      .max = 5});
    drag_on_axis(touched, whole);
    temperature_keys(touched);
    line({at, from}, {at, rows.bottom() + 2}, with_alpha(theme_.surface, .8f), 5);
    line({at, from}, {at, rows.bottom() + 2}, theme_.ink, 2);
    for (std::size_t row = 0; row < rows.count; ++row) {
        const float p = static_cast<float>(r_.probs[r_.shown[row]]);
        ImGui::PushID(static_cast<int>(row));
        const float y = curve_y(rows, row, ui_.eased(ImGui::GetID("dot"), p));
        ImGui::PopID();
        disc({at, y}, 4.5f, theme_.ink);
        disc({at, y}, 2.8f, theme_.surface);
    }
}

void TemperatureLab::map_key(float x, float baseline, float w) {
    const Type type{Face::sans, 12, theme_.ink3};
    text(x, baseline, "shade and height: probability", type);
    const float from = x + w - 126;
    if (from < x + width("shade and height: probability", type) + 24) return;
    text(from - 6, baseline, "0", {Face::sans, 12, theme_.ink3, 1});
    constexpr int pieces = 12;
    const Box key{from, baseline - 9, 108, 10};
    for (int i = 0; i < pieces; ++i) {
        const float step = key.w / pieces;
        const auto shade = [&](int k) { return heat_colour(theme_, k / double{pieces}); };
        ImGui::GetWindowDrawList()->AddRectFilledMultiColor(
            {key.x + step * static_cast<float>(i), key.y},
            {key.x + step * static_cast<float>(i + 1), key.bottom()}, shade(i), shade(i + 1),
            shade(i + 1), shade(i));
    }
    round_off(key, 3, ground_);
    outline(key, theme_.line, 3);
    text(from + 114, baseline, "1", type);
}

/// The five temperatures side by side in the map's place: one column each, the same rows.
void TemperatureLab::five(const Rows& rows, float x, float w) {
    constexpr float gap = 14;
    const float count = static_cast<float>(five_temperatures.size());
    const float column = (w - gap * (count - 1)) / count;
    for (std::size_t j = 0; j < five_temperatures.size(); ++j) {
        const float left = x + (column + gap) * static_cast<float>(j);
        const double t = five_temperatures[j];
        const std::string head = "T = " + fixed(t, t < 1 ? 1 : 0);
        const ImU32 colour = temperature_colour(theme_, t);
        const Box pick{left, rows.bottom() + 6, column, 24};
        ImGui::PushID(static_cast<int>(j));
        const Touched touched =
            ui_.item("take", pick,
                     {.role = Role::button, .name = "Take " + head, .on = r_.temperature == t});
        ImGui::PopID();
        if (touched.pressed) set_temperature(t);
        const bool here = r_.temperature == t;
        text(left, pick.middle() + 4, head,
             {here || touched.hovered ? Face::sans_bold : Face::sans, 12, colour});
        upright(left, rows.top - 4, rows.bottom() - rows.top + 8, theme_.strong);
        for (std::size_t row = 0; row < rows.count; ++row) {
            const std::size_t id = r_.shown[row];
            const double p = r_.five[j][id];
            const float m = rows.middle(row);
            fill({left + 1, m - 2, std::max(1.f, static_cast<float>(p) * (column - 1)), 12},
                 token_colour(theme_, id), 2);
            text(left + 5, m - 6, percent(p), {Face::sans, 12, theme_.ink2});
            ui_.state({.role = Role::text,
                       .name = "p(" + model_.tokens[id] + ") at " + head,
                       .value = percent(p),
                       .box = {left, m - 18, column, 36}});
        }
    }
}

}  // namespace temper::shell
