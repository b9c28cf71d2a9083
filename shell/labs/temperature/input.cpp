#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/edit.h"
#include "shell/draw.h"
#include "shell/labs/temperature/lab.h"
#include "shell/numbers.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/field.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr float handle_w = 6, handle_h = 24;

/// The end of the logit axis: a round number that holds every finite logit.
double range_for(std::span<const double> logits) {
    double most = 0;
    for (const double l : logits)
        if (std::isfinite(l)) most = std::max(most, std::abs(l));
    for (double decade = 1; decade < 1e300; decade *= 10)
        for (const double step : {1., 2., 3., 5.})
            if (step * decade >= 3 && step * decade >= most) return step * decade;
    return most;
}

}  // namespace

void TemperatureFrame::input_header(float x, float y, bool hint) {
    constexpr std::string_view kinds[] = {"Logits", "Probabilities"};
    int chosen = view_.as_probabilities ? 1 : 0;
    ImGui::PushID("input");
    if (segmented(ui_, {x, y, segmented_width(kinds), 28}, kinds, chosen)) {
        view_.as_probabilities = chosen == 1;
        view_.typed.clear();
    }
    ImGui::PopID();
    if (!view_.typed.empty()) return typed_sum(x, y + 38);
    if (!hint) return;
    const Type type{Face::sans, 12, theme_.ink3};
    text(x, y + 54,
         view_.as_probabilities ? "Drag one: the others keep their"
                                : "Drag a bar to edit, type a number,",
         type);
    text(x, y + 71,
         view_.as_probabilities ? "proportions, the sum stays 1." : "or click a name to rename it.",
         type);
}

/// Typed probabilities need not sum to 1 at once: nothing is changed until they are normalised.
void TemperatureFrame::typed_sum(float x, float y) {
    const double sum = std::accumulate(view_.typed.begin(), view_.typed.end(), 0.0);
    const std::string label = "Normalise (sum is " + fixed(sum, 2) + ")";
    const Button act{.label = label, .disabled = !(sum > 0)},
        drop{.label = "Discard", .look = Look::quiet};
    const float wide = button_width(act);
    if (button(ui_, {x, y, wide, 28}, act).pressed) {
        set_probabilities(model_, view_.typed);
        changed_ = true;
        view_.typed.clear();
    }
    if (button(ui_, {x + wide + 2, y, button_width(drop), 28}, drop).pressed) view_.typed.clear();
    if (!ui_.editing.id && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) view_.typed.clear();
}

std::string TemperatureFrame::take_logit(std::size_t id, const std::string& typed) {
    const auto value = read_number(typed);
    if (!value || std::isnan(*value) || *value == HUGE_VAL) return "A number, or −∞, was expected";
    if (!set_logit(model_, id, *value)) return "At least one logit has to be finite";
    changed_ = true;
    return "";
}

std::string TemperatureFrame::take_probability(std::size_t id, const std::string& typed) {
    const auto value = read_number(typed);
    if (!value || !(*value >= 0 && *value <= 1)) return "A number from 0 to 1 was expected";
    if (view_.typed.empty()) view_.typed = r_.untouched;
    view_.typed[id] = *value;
    const double sum = std::accumulate(view_.typed.begin(), view_.typed.end(), 0.0);
    if (std::abs(sum - 1) > 1e-6) return "";  // offered to be normalised
    set_probabilities(model_, view_.typed);
    view_.typed.clear();
    changed_ = true;
    return "";
}

void TemperatureFrame::logit_bar(std::size_t row, const Rows& rows, float zero, float unit) {
    const std::size_t id = r_.shown[row];
    const double logit = r_.logits[id];
    const bool finite = std::isfinite(logit);
    const float m = rows.middle(row);
    const float reach = static_cast<float>(view_.range) * unit;
    const float target =
        finite ? std::clamp(static_cast<float>(logit) * unit, -reach, reach) : -reach;
    const float length = ui_.eased(ImGui::GetID("length"), target);
    if (finite) fill({zero + std::min(0.f, length), m - 9, std::abs(length), 18}, theme_.bar, 2);

    const Box handle{zero + length - handle_w / 2, m - handle_h / 2, handle_w, handle_h};
    const Touched touched = ui_.item("logit", handle,
                                     {.role = Role::slider,
                                      .name = "Logit of " + model_.tokens[id],
                                      .value = number(logit),
                                      .ranged = true,
                                      .now = logit,
                                      .min = -view_.range,
                                      .max = view_.range});
    fill(touched.hovered || touched.held ? handle.grown(1) : handle, finite ? theme_.ink : ground_,
         3);
    if (!finite) outline(handle, theme_.strong, 3);
    double to = logit;
    if (ui_.drags(touched) && ImGui::GetIO().MouseDragMaxDistanceSqr[0] > 4) {
        const double at = (ImGui::GetIO().MousePos.x - zero) / unit;
        const double step = view_.range <= 10 ? 10 : 1;  // drags move in tenths, or in ones
        to = std::round(std::clamp(at, -view_.range, view_.range) * step) / step;
    }
    if (touched.focused && !ui_.editing.id) {
        ui_.own_arrows(touched.id);
        const double step = (ImGui::GetIO().KeyShift ? 1 : .1);
        const auto nudged = [&](double by) {
            return std::round((finite ? logit : 0) * 1e9 + by * 1e9) / 1e9;
        };
        if (ImGui::IsKeyPressed(ImGuiKey_RightArrow) || ImGui::IsKeyPressed(ImGuiKey_UpArrow))
            to = nudged(step);
        if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow) || ImGui::IsKeyPressed(ImGuiKey_DownArrow))
            to = nudged(-step);
        if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) to = nudged(1);
        if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) to = nudged(-1);
        if (ImGui::IsKeyPressed(ImGuiKey_Home)) to = -view_.range;
        if (ImGui::IsKeyPressed(ImGuiKey_End)) to = view_.range;
    }
    if (to != logit) changed_ |= set_logit(model_, id, to);
    ui_.explain(touched, handle, [&] { return explain_logit(id); });

    const bool left = length < 0;
    const Type type{Face::sans_bold, 13, theme_.ink, left ? 1.f : 0.f};
    const std::string shown = number(logit);
    const float x = zero + length + (left ? -11 : 11), wide = width(shown, type);
    const Box box{left ? x - wide : x, m - 13, wide, 26};
    const Touched typed = field(ui_, box, x, m + 4.7f,
                                {.name = "Logit of " + model_.tokens[id] + ", typed",
                                 .shown = shown,
                                 .edited = full(logit),
                                 .type = type,
                                 .numeric = true},
                                [&](const std::string& entry) { return take_logit(id, entry); });
    ui_.explain(typed, box, [&] { return explain_logit(id); });
}

void TemperatureFrame::probability_bar(std::size_t row, const Rows& rows, float x, float w) {
    const std::size_t id = r_.shown[row];
    const bool typed_now = !view_.typed.empty();
    const double p = typed_now ? view_.typed[id] : r_.untouched[id];
    const float m = rows.middle(row);
    const float length = ui_.eased(ImGui::GetID("share"), static_cast<float>(p) * w);
    fill({x, m - 9, length, 18}, theme_.bar, 2);
    const Box handle{x + length - handle_w / 2, m - handle_h / 2, handle_w, handle_h};
    const Touched touched = ui_.item("share of", handle,
                                     {.role = Role::slider,
                                      .name = "Probability of " + model_.tokens[id],
                                      .value = percent(p),
                                      .ranged = true,
                                      .now = p,
                                      .min = 0,
                                      .max = 1});
    fill(touched.hovered || touched.held ? handle.grown(1) : handle, theme_.ink, 3);
    double to = p;
    if (ui_.drags(touched) && ImGui::GetIO().MouseDragMaxDistanceSqr[0] > 4)
        to = std::round(std::clamp((ImGui::GetIO().MousePos.x - x) / w, 0.f, 1.f) * 100) / 100.0;
    if (touched.focused && !ui_.editing.id) {
        ui_.own_arrows(touched.id);
        const double step = ImGui::GetIO().KeyShift ? .1 : .01;
        const auto nudged = [&](double by) {
            return std::clamp(std::round((p + by) * 1e9) / 1e9, 0.0, 1.0);
        };
        if (ImGui::IsKeyPressed(ImGuiKey_RightArrow) || ImGui::IsKeyPressed(ImGuiKey_UpArrow))
            to = nudged(step);
        if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow) || ImGui::IsKeyPressed(ImGuiKey_DownArrow))
            to = nudged(-step);
        if (ImGui::IsKeyPressed(ImGuiKey_Home)) to = 0;
        if (ImGui::IsKeyPressed(ImGuiKey_End)) to = 1;
    }
    if (to != p && model_.tokens.size() > 1) {
        view_.typed.clear();
        set_probability(model_, id, to);
        changed_ = true;
    }
    const Type type{Face::sans_bold, 13, typed_now ? theme_.warn : theme_.ink};
    const std::string shown = percent(p);
    const Box box{x + length + 11, m - 13, width(shown, type), 26};
    const Touched typed =
        field(ui_, box, box.x, m + 4.7f,
              {.name = "Probability of " + model_.tokens[id] + ", typed",
               .shown = shown,
               .edited = full(p),
               .type = type,
               .numeric = true},
              [&](const std::string& entry) { return take_probability(id, entry); });
    ui_.explain(touched, handle, [&] { return explain_probability(id, 1, r_.untouched[id]); });
    ui_.explain(typed, box, [&] { return explain_probability(id, 1, r_.untouched[id]); });
}

void TemperatureFrame::input(const Rows& rows, float x, float w) {
    if (!ui_.holding()) view_.range = range_for(r_.logits);
    const Type tick{Face::sans, 12, theme_.ink3, .5f};
    const float room = 30;  // for the number beside the longest bar, on either side
    const float zero = view_.as_probabilities ? x : x + w / 2;
    const float unit = (w / 2 - room) / static_cast<float>(view_.range);
    upright(zero, rows.top - 4, rows.height * static_cast<float>(rows.count) + 8, theme_.strong);
    for (std::size_t row = 0; row < rows.count; ++row) {
        ImGui::PushID(static_cast<int>(row));
        if (view_.as_probabilities) probability_bar(row, rows, x, w - 60);
        else logit_bar(row, rows, zero, unit);
        ImGui::PopID();
    }
    if (view_.as_probabilities) {
        text(x, rows.bottom() + 20, "0", {Face::sans, 12, theme_.ink3});
        text(x + w - 60, rows.bottom() + 20, "1", tick);
        return;
    }
    const float reach = static_cast<float>(view_.range) * unit;
    const int decimals = view_.range < 1 ? 1 : 0;
    text(zero - reach, rows.bottom() + 20, fixed(-view_.range, decimals), tick);
    text(zero, rows.bottom() + 20, "0", tick);
    text(zero + reach, rows.bottom() + 20, fixed(view_.range, decimals), tick);
}

}  // namespace temper::shell
