#include <algorithm>
#include <cmath>

#include "core/edit.h"
#include "shell/draw.h"
#include "shell/labs/compare/compare.h"
#include "shell/numbers.h"

namespace temper::shell {
namespace {

constexpr double coldest = .05, hottest = 5;

float along(double temperature) {
    const double at =
        std::log(std::clamp(temperature, coldest, hottest) / coldest) / std::log(hottest / coldest);
    return static_cast<float>(at);
}

/// A round number that is not below `value`, and how many steps of it an axis has.
double round_top(double value) {
    for (double decade = 1e-3; decade < 1e9; decade *= 10)
        for (const double step : {1., 1.5, 2., 2.5, 3., 4., 5., 6., 8.})
            if (step * decade >= value * .9999) return step * decade;
    return value;
}

}  // namespace

std::optional<double> CompareFrame::exact_of(Quantity quantity, std::size_t k) const {
    const Exact& exact = m_.work.columns()[k].exact->result();
    switch (quantity) {
        case Quantity::unique: return exact.unique;
        case Quantity::agreement: return exact.agreement;
        case Quantity::entropy: return exact.entropy;
    }
    return std::nullopt;
}

std::optional<double> CompareFrame::drawn_of(Quantity quantity, std::size_t k) const {
    const Experiment& experiment = *m_.work.columns()[k].experiment;
    if (experiment.done() == 0) return std::nullopt;
    const Facts facts = experiment.facts();
    switch (quantity) {
        case Quantity::unique: return facts.unique;
        case Quantity::agreement: return facts.agreement;
        case Quantity::entropy: return facts.entropy;
    }
    return std::nullopt;
}

void CompareFrame::charts(float x, float y, float w, float h) {
    constexpr Quantity all[] = {Quantity::unique, Quantity::agreement, Quantity::entropy};
    if (frame_.layout == Layout::narrow) {
        for (const Quantity quantity : all) {
            chart(quantity, {x, y, w, h});
            y += h + 24;
        }
        return;
    }
    const float each = w / 3;
    for (std::size_t i = 0; i < 3; ++i)
        chart(all[i], {x + each * static_cast<float>(i), y, each - 24, h});
}

void CompareFrame::chart(Quantity quantity, const Box& box) {
    constexpr std::string_view titles[] = {"Distinct texts", "Agreement", "Entropy"};
    const std::string hints[] = {"expected in " + count(scenario_.runs) + " runs",
                                 "share of the most probable text", "of whole texts, nats"};
    const auto which = static_cast<std::size_t>(quantity);
    const float end = text(box.x + 24, box.y, titles[which], {Face::sans_bold, 13, theme_.ink});
    const Type hint{Face::sans, 12, theme_.ink3};
    text(end + 8, box.y, fitted(hints[which], hint, box.right() - end - 8), hint);

    const Curve& curve = m_.work.curve();
    const auto& values = quantity == Quantity::unique      ? curve.unique
                         : quantity == Quantity::agreement ? curve.agreement
                                                           : curve.entropy;
    double most = quantity == Quantity::agreement ? 1 : 1e-3;
    for (const auto& value : values) most = std::max(most, value.value_or(0));
    for (std::size_t k = 0; k < m_.work.columns().size(); ++k)
        most =
            std::max({most, exact_of(quantity, k).value_or(0), drawn_of(quantity, k).value_or(0)});
    const double top = round_top(most);
    const Box plot{box.x + 24, box.y + 22, box.w - 24, box.h - 48};
    for (int tick = 0; tick <= 2; ++tick) {
        const double value = top * tick / 2;
        const float y = plot.bottom() - plot.h * static_cast<float>(tick) / 2;
        level(plot.x, y, plot.w, tick ? theme_.line : theme_.strong);
        const std::string word = quantity == Quantity::agreement
                                     ? fixed(value * 100, 0) + (tick == 2 ? "\u202F%" : "")
                                 : value == std::floor(value) ? fixed(value, 0)
                                                              : number(value);
        text(plot.x - 6, y + 4, word, {Face::sans, 12, theme_.ink3, 1});
    }
    if (curve.temperatures.empty()) return bars(quantity, plot, top);
    for (const double t : {.05, .1, .2, .5, 1., 2., 5.})
        text(plot.x + plot.w * along(t), plot.bottom() + 18,
             t < .1  ? "0.05"
             : t < 1 ? fixed(t, 1)
                     : fixed(t, 0),
             {Face::sans, 12, theme_.ink3, t == .05 ? 0.f : .5f});
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PathClear();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        list->PathLineTo({plot.x + plot.w * along(curve.temperatures[i]),
                          plot.bottom() - plot.h * static_cast<float>(*values[i] / top)});
    }
    list->PathStroke(theme_.ink, 0, 2);
    chart_marks(quantity, plot, top);
}

/// The columns on the curve: exact as discs that drag along the axis, drawn as rings.
void CompareFrame::chart_marks(Quantity quantity, const Box& plot, double top) {
    ImGui::PushID(static_cast<int>(quantity));
    for (std::size_t k = 0; k < m_.work.columns().size(); ++k) {
        Chain& chain = scenario_.chains[k];
        const double t = temperature_of(chain);
        const float x = plot.x + plot.w * along(t);
        const auto exact = exact_of(quantity, k), drawn = drawn_of(quantity, k);
        const auto at = [&](double value) {
            return plot.bottom() - plot.h * static_cast<float>(value / top);
        };
        const ImU32 colour = colour_of(k);
        if (exact)
            for (float y = at(*exact); y < plot.bottom(); y += 5)
                line({x, y}, {x, std::min(y + 2, plot.bottom())}, colour, 1.5f);
        if (drawn) {
            disc({x, at(*drawn)}, 4, ground_);
            ring({x, at(*drawn)}, 4, theme_.ember, 1.8f);
        }
        if (exact) {
            disc({x, at(*exact)}, 7, ground_);
            disc({x, at(*exact)}, 5.5f, colour);
        }
        const Box handle{x - 8, at(exact.value_or(drawn.value_or(0))) - 8, 16, 16};
        ImGui::PushID(static_cast<int>(k));
        const Touched touched = ui_.item("mark", handle,
                                         {.role = Role::slider,
                                          .name = "Temperature of column " + std::to_string(k + 1),
                                          .value = fixed(t, 2),
                                          .ranged = true,
                                          .now = t,
                                          .min = coldest,
                                          .max = hottest});
        ImGui::PopID();
        double to = t;
        if (ui_.drags(touched) && ImGui::GetIO().MouseDragMaxDistanceSqr[0] > 4) {
            const double share =
                std::clamp((ImGui::GetIO().MousePos.x - plot.x) / plot.w, 0.f, 1.f);
            to = std::round(coldest * std::pow(hottest / coldest, share) * 20) / 20;
        }
        if (touched.focused && !ui_.editing.id) {
            ui_.own_arrows(touched.id);
            const double step = ImGui::GetIO().KeyShift ? .1 : .01;
            if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) to = t + step;
            if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) to = std::max(0.0, t - step);
        }
        if (to != t) {
            set_temperature(chain, std::round(to * 100) / 100);
            changed_ = true;
        }
    }
    ImGui::PopID();
}

/// Chains that differ in more than temperature have no common axis: bars.
void CompareFrame::bars(Quantity quantity, const Box& plot, double top) {
    const float each = plot.w / static_cast<float>(m_.work.columns().size());
    for (std::size_t k = 0; k < m_.work.columns().size(); ++k) {
        const auto exact = exact_of(quantity, k), drawn = drawn_of(quantity, k);
        const Box slot{plot.x + each * (static_cast<float>(k) + .2f), plot.y, each * .6f, plot.h};
        const auto tall = [&](double value) { return plot.h * static_cast<float>(value / top); };
        if (drawn)
            fill({slot.x + 4, plot.bottom() - tall(*drawn), slot.w - 8, tall(*drawn)},
                 mix(ground_, theme_.ember, .75f), 2);
        if (exact)
            outline({slot.x, plot.bottom() - tall(*exact), slot.w, tall(*exact)}, theme_.ink, 2,
                    1.2f);
        const Type type{Face::sans, 12, theme_.ink3, .5f};
        text(slot.centre(), plot.bottom() + 18, fitted(name_of_column(k), type, each - 6), type);
    }
}

}  // namespace temper::shell
