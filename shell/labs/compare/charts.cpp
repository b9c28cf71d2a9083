#include <algorithm>
#include <cmath>

#include "core/edit.h"
#include "shell/draw.h"
#include "shell/labs/compare/compare.h"
#include "shell/numbers.h"
#include "shell/widgets/slider.h"

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

/// The four charts in one row, two or one below another; returns where they end.
float CompareFrame::charts(float x, float y, float w, float h) {
    const std::size_t across = w >= 1040 ? 4 : w >= 560 ? 2 : 1;
    const float each = w / static_cast<float>(across);
    for (std::size_t i = 0; i < all_quantities.size(); ++i)
        chart(all_quantities[i],
              {x + each * static_cast<float>(i % across),
               y + (h + 24) * static_cast<float>(i / across), each - (across > 1 ? 24.f : 0.f), h});
    const auto rows = static_cast<float>(all_quantities.size() / across);
    return y + rows * (h + 24) - 24;
}

void CompareFrame::chart(Quantity quantity, const Box& box) {
    constexpr std::string_view titles[] = {"Distinct texts", "Agreement", "Two agree", "Entropy"};
    const std::string hints[] = {"expected in " + count(scenario_.runs) + " runs",
                                 "share of the most probable text", "chance that two runs do",
                                 "of whole texts, nats"};
    const auto which = static_cast<std::size_t>(quantity);
    const float end = text(box.x + 24, box.y, titles[which], {Face::sans_bold, 13, theme_.ink});
    const Type hint{Face::sans, 12, theme_.ink3};
    text(end + 8, box.y, fitted(hints[which], hint, box.right() - end - 8), hint);

    double most = is_share(quantity) ? 1 : 1e-3;
    for (const auto& value : values_of(quantity)) most = std::max(most, value.value_or(0));
    for (std::size_t k = 0; k < m_.work.columns().size(); ++k)
        most =
            std::max({most, exact_of(quantity, k).value_or(0), drawn_of(quantity, k).value_or(0)});
    const double top = round_top(most);
    const Box plot{box.x + 24, box.y + 22, box.w - 24, box.h - 48};
    for (int tick = 0; tick <= 2; ++tick) {
        const double value = top * tick / 2;
        const float y = plot.bottom() - plot.h * static_cast<float>(tick) / 2;
        level(plot.x, y, plot.w, tick ? theme_.line : theme_.strong);
        const std::string word = is_share(quantity)
                                     ? fixed(value * 100, 0) + (tick == 2 ? "\u202F%" : "")
                                 : value == std::floor(value) ? fixed(value, 0)
                                                              : number(value);
        text(plot.x - 6, y + 4, word, {Face::sans, 12, theme_.ink3, 1});
    }
    if (m_.work.curve().temperatures.empty()) return bars(quantity, plot, top);
    curve(quantity, plot, top);
    if (quantity == Quantity::agreement) overtaking(plot);
    chart_marks(quantity, plot, top);
}

void CompareFrame::curve(Quantity quantity, const Box& plot, double top) {
    for (const double t : {.05, .1, .2, .5, 1., 2., 5.})
        text(plot.x + plot.w * along(t), plot.bottom() + 18,
             t < .1  ? "0.05"
             : t < 1 ? fixed(t, 1)
                     : fixed(t, 0),
             {Face::sans, 12, theme_.ink3, t == .05 ? 0.f : .5f});
    const auto& values = values_of(quantity);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PathClear();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        list->PathLineTo({plot.x + plot.w * along(m_.work.curve().temperatures[i]),
                          plot.bottom() - plot.h * static_cast<float>(*values[i] / top)});
    }
    list->PathStroke(theme_.ink, 0, 2);
}

/// Where another text becomes the most probable, a remark on the curve's kink.
void CompareFrame::overtaking(const Box& plot) {
    const Curve& curve = m_.work.curve();
    const auto points = curve.overtakings();
    if (points.size() != 1) return;  // none, or too many to be told
    const std::size_t i = points.front();
    const auto said = [&](std::size_t at) {
        return "“" + m_.work.model().text(curve.best[at]->tokens) + "”";
    };
    const double t0 = curve.temperatures[i - 1], t1 = curve.temperatures[i];
    const std::string words = said(i) + " overtakes " + said(i - 1) +
                              " between T = " + fixed(t0, 2) + " and " + fixed(t1, 2);
    const float x = plot.x + plot.w * (along(t0) + along(t1)) / 2;
    const Type type{Face::sans, 12, theme_.ink2, .5f};
    const auto lines = wrapped(words, type, std::min(170.f, plot.w * .6f));
    const float foot = plot.bottom() - plot.h * static_cast<float>(curve.agreement[i].value_or(0));
    const float tall = 16 * static_cast<float>(lines.size());
    if (lines.size() > 4 || plot.y + tall + 14 > foot) return;
    float y = plot.y + 8;
    for (const std::string& l : lines) {
        text(std::min(x, plot.right() - width(l, type) / 2), y, l, type);
        y += 16;
    }
    line({x, y - 8}, {x, foot - 10}, theme_.strong);
    ui_.state({.role = Role::text,
               .name = "Overtaking",
               .value = words,
               .box = {x - 85, plot.y, 170, tall}});
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
                                          .name = "Temperature of column " + std::to_string(k + 1) +
                                                  " by " + std::string(label_of(quantity)),
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
        to = moved_by_keys(ui_, touched, {.now = t, .max = hottest}).value_or(to);
        ui_.explain(touched, handle, [&] { return explain_quantity(quantity, k); });
        if (to != t) {
            set_temperature(chain, std::round(to * 100) / 100);
            if (chain.name.substr(0, 4) == "T = ") chain.name.clear();  // it told the old one
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
