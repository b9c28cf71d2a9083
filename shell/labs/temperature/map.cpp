#include <algorithm>
#include <cmath>

#include "core/sweep.h"
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
void TemperatureFrame::map(const Rows& rows, float x, float w) {
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
void TemperatureFrame::map_line(const Rows& rows, float x, float w, float from) {
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
    explain_map(touched, rows, whole);
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

/// What stands under the pointer; for the keyboard, the most probable token at the present T.
void TemperatureFrame::explain_map(const Touched& touched, const Rows& rows, const Box& whole) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    const bool pointed = whole.contains(at.x, at.y);
    const auto shown = std::find(r_.shown.begin(), r_.shown.end(), r_.top);
    const std::size_t row =
        pointed
            ? std::min(rows.count - 1, static_cast<std::size_t>((at.y - rows.top) / rows.height))
            : static_cast<std::size_t>(shown - r_.shown.begin());
    const float position = pointed ? (at.x - whole.x) / whole.w : axis_position(r_.temperature);
    const Box cell{whole.x + whole.w * position - 4, rows.middle(row) - rows.height / 2, 8,
                   rows.height};
    ui_.explain(touched, cell, [&] {
        const double t = pointed ? axis_temperature(position) : r_.temperature;
        const std::size_t id = r_.shown[row];
        return explain_probability(id, t, temperature_sweep(r_.logits, chain_, {&t, 1})[0][id]);
    });
}

void TemperatureFrame::map_key(float x, float baseline, float w) {
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

/// Above or below its bars, one of the five temperatures: pressed, it is taken.
void TemperatureFrame::five_head(std::size_t j, const Box& box) {
    const double t = five_temperatures[j];
    const bool here = r_.temperature == t;
    const std::string head = "T = " + fixed(t, t < 1 ? 1 : 0);
    ImGui::PushID(static_cast<int>(j));
    const Touched touched =
        ui_.item("take", box, {.role = Role::button, .name = "Take " + head, .on = here});
    ImGui::PopID();
    if (touched.pressed) set_temperature(t);
    text(box.x, box.middle() + 4, head,
         {here || touched.hovered ? Face::sans_bold : Face::sans, 12,
          temperature_colour(theme_, t)});
}

/// Token `id` at the temperature `j` of the five: its number, above the bar or behind it.
void TemperatureFrame::five_bar(std::size_t j, std::size_t id, const Box& box, float number_room) {
    const double p = r_.five[j][id];
    const float unit = box.w - 1 - number_room;
    const float length = std::max(1.f, static_cast<float>(p) * unit);
    const Type type{Face::sans, 12, theme_.ink2};
    if (number_room > 0) {
        fill({box.x + 1, box.middle() - 6, length, 12}, token_colour(theme_, id), 2);
        text(box.x + length + 6, box.middle() + 4.3f, percent(p), type);
    } else {
        fill({box.x + 1, box.middle() - 2, length, 12}, token_colour(theme_, id), 2);
        text(box.x + 5, box.middle() - 6, percent(p), type);
    }
    const double t = five_temperatures[j];
    const std::string name = "p(" + model_.tokens[id] + ") at T = " + number(t);
    const Touched touched = ui_.item(
        name.c_str(), box, {.role = Role::text, .name = name, .value = percent(p), .now = p});
    ui_.explain(touched, box, [&] { return explain_probability(id, t, p); });
}

/// The five temperatures side by side in the map's place: one column each, the same rows.
void TemperatureFrame::five(const Rows& rows, float x, float w) {
    constexpr float gap = 14;
    const float count = static_cast<float>(five_temperatures.size());
    const float column = (w - gap * (count - 1)) / count;
    for (std::size_t j = 0; j < five_temperatures.size(); ++j) {
        const float left = x + (column + gap) * static_cast<float>(j);
        five_head(j, {left, rows.bottom() + 6, column, 24});
        upright(left, rows.top - 4, rows.bottom() - rows.top + 8, theme_.strong);
        for (std::size_t row = 0; row < rows.count; ++row)
            five_bar(j, r_.shown[row], {left, rows.middle(row) - 18, column, 36}, 0);
    }
}

/// On a phone they stand below, two beside each other; returns where the last ends.
float TemperatureFrame::five_blocks(float x, float y, float w) {
    constexpr float gap = 22, row_h = 24, head_h = 30;
    const float column = (w - gap) / 2;
    const float block = head_h + row_h * static_cast<float>(r_.shown.size()) + 20;
    for (std::size_t j = 0; j < five_temperatures.size(); ++j) {
        const float left = x + (column + gap) * static_cast<float>(j % 2);
        const float top = y + block * static_cast<float>(j / 2);
        five_head(j, {left, top, column, head_h});
        upright(left, top + head_h, row_h * static_cast<float>(r_.shown.size()), theme_.strong);
        for (std::size_t row = 0; row < r_.shown.size(); ++row)
            five_bar(j, r_.shown[row],
                     {left, top + head_h + row_h * static_cast<float>(row), column, row_h}, 74);
    }
    return y + 3 * block + 20;
}

}  // namespace temper::shell
