#include <algorithm>
#include <cmath>

#include "core/distribution.h"
#include "core/math.h"
#include "shell/draw.h"
#include "shell/labs/temperature/lab.h"
#include "shell/numbers.h"
#include "shell/widgets/token.h"

namespace temper::shell {

Explain TemperatureFrame::explain_logit(std::size_t id) const {
    const double logit = r_.logits[id];
    Explain e{.title = "Logit of " + visible(model_.tokens[id]),
              .lines = {"the model's score before softmax, on a natural-log scale"},
              .sentence = "1 more makes the token 2.72 times as probable against each other one.",
              .value = full(logit)};
    if (r_.temperature > 0)
        e.lines.push_back("÷ T: " + number(logit) + " / " + fixed(r_.temperature, 2) + " = " +
                          significant(logit / r_.temperature));
    return e;
}

Explain TemperatureFrame::explain_probability(std::size_t id, double t, double p) const {
    const std::string token = visible(model_.tokens[id]), at = fixed(t, 2);
    const double logit = r_.logits[id];
    Explain e{.title = "p(" + token + ") at T = " + at, .value = full(p)};
    const double most = r_.logits[r_.tied[0]];
    if (t == 0) {
        e.lines = {"greedy: 1 for the largest logit, 0 for the others"};
        e.sentence = "The largest logit is " + number(most) + ", of " +
                     visible(model_.tokens[r_.tied[0]]) + ".";
        return e;
    }
    // Beyond e^60 the plain form would be noise: there the largest logit is taken off first.
    const bool shifted = std::abs(most / t) > 60;
    const double off = shifted ? most : 0;
    double sum = 0;
    for (const double l : r_.logits) sum += temper::exp((l - off) / t);
    const double own = temper::exp((logit - off) / t), alone = own / sum;
    const std::string top =
        shifted ? "(" + number(logit) + " − " + number(most) + ")" : number(logit);
    e.lines = {"e^(" + top + " / " + at + ") ÷ Σ e^(" +
                   (shifted ? "(logit − " + number(most) + ")" : "logit") + " / " + at + ")",
               "= " + significant(own) + " ÷ " + significant(sum) + " = " + significant(alone)};
    if (std::abs(alone - p) > 1e-9)
        e.lines.push_back("after the chain's other stages " + significant(p));
    if (t != 1) e.sentence = "At T = 1 it is " + significant(r_.untouched[id]) + ".";
    if (p > 0)
        e.sentence += (e.sentence.empty() ? "Surprisal " : " Surprisal ") +
                      fixed(-temper::log(p), 2) + " nats.";
    return e;
}

void TemperatureFrame::outcome(const Rows& rows, float x, float w) {
    constexpr float number_room = 66;
    const float unit = w - number_room;
    upright(x, rows.top - 4, rows.bottom() - rows.top + 8, theme_.strong);
    for (std::size_t row = 0; row < rows.count; ++row) {
        ImGui::PushID(static_cast<int>(row));
        const std::size_t id = r_.shown[row];
        const double p = r_.probs[id];
        const float m = rows.middle(row);
        const float length = ui_.eased(ImGui::GetID("p"), static_cast<float>(p) * unit);
        const float before = static_cast<float>(r_.untouched[id]) * unit;
        fill({x + 1, m - 9, std::max(length, p > 0 ? 1.f : 0.f), 18}, token_colour(theme_, id), 2);
        reference_tick(x + before, m, 13, theme_.ink, ground_);
        const Type type{Face::sans_bold, 14, theme_.ink};
        const std::string shown = percent(p);
        const Box value{x + std::max(length, before) + 9, m - 12, width(shown, type), 24};
        text(value.x, m + 4.7f, shown, type);
        const Box whole{x, value.y, value.right() - x, value.h};
        const Touched touched = ui_.item("p", value,
                                         {.role = Role::text,
                                          .name = "Probability of " + model_.tokens[id] + " at T",
                                          .value = shown,
                                          .now = p});
        ui_.explain(touched, whole, [&] { return explain_now(id); });
        ImGui::PopID();
    }
}

Explain TemperatureFrame::explain_count(std::size_t id) const {
    const Draws& draws = view_.draws;
    const double n = static_cast<double>(draws.total()), p = r_.probs[id];
    if (draws.total() == 0)
        return {.title = "Drawn " + visible(model_.tokens[id]),
                .lines = {"nothing is drawn yet; exact " + percent(p)},
                .sentence = "Of N draws, N p are to be expected, give or take √(N p (1 − p)).",
                .value = "0"};
    const auto [low, high] = wilson(draws.counts()[id], draws.total());
    const double error = std::sqrt(p * (1 - p) / n);
    const double share = static_cast<double>(draws.counts()[id]) / n;
    return {
        .title = "Drawn " + visible(model_.tokens[id]) +
                 (view_.kept ? " at T = " + fixed(view_.drawn_at, 2) : ""),
        .lines = {count(draws.counts()[id]) + " of " + count(draws.total()) + " = " +
                      percent(share),
                  "exact " + percent(p) + ", standard error √(p (1 − p) / n) = " + percent(error),
                  "95 % interval " + percent(low) + " to " + percent(high) + " (Wilson)"},
        .sentence = error == 0 ? "There is nothing left to chance."
                               : "The count is " + fixed(std::abs(share - p) / error, 1) +
                                     " standard errors from what was expected.",
        .value = std::to_string(draws.counts()[id])};
}

void TemperatureFrame::drawn_row(std::size_t row, const Rows& rows, float x, float unit) {
    const std::size_t id = r_.shown[row];
    const Draws& draws = view_.draws;
    const float m = rows.middle(row), exact = static_cast<float>(r_.probs[id]) * unit;
    const Box expected{x + .5f, m - 9.5f, std::max(1.2f, exact), 19};
    const std::uint64_t seen = draws.counts()[id];
    float end = expected.right();
    if (draws.total() > 0) {
        const double n = static_cast<double>(draws.total());
        const float share = static_cast<float>(static_cast<double>(seen) / n) * unit;
        fill({x + 1, m - 7, share, 14}, mix(ground_, theme_.ember, .75f), 2);
        outline(expected, theme_.ink, 2, 1.2f);
        const auto [low, high] = wilson(seen, draws.total());
        const float a = x + static_cast<float>(low) * unit, b = x + static_cast<float>(high) * unit;
        line({a, m}, {b, m}, theme_.ink, 1.2f);
        line({b, m - 3}, {b, m + 3}, theme_.ink, 1.2f);
        end = std::max(end, b);
    } else if (exact > 3) {
        dashed_outline(expected, theme_.strong);
    }
    const Type type{Face::sans_bold, 13, draws.total() > 0 ? theme_.ink : theme_.ink3};
    const std::string shown = count(seen);
    text(end + 8, m + 4.7f, shown, type);
    const Box value{end + 8, m - 12, width(shown, type), 24};
    const Touched touched = ui_.item("drawn", value,
                                     {.role = Role::text,
                                      .name = "Drawn " + model_.tokens[id],
                                      .value = shown,
                                      .now = static_cast<double>(seen)});
    ui_.explain(touched, value, [&] { return explain_count(id); });
}

void TemperatureFrame::drawn(const Rows& rows, float x, float w) {
    const float number_room =
        14 + width(count(std::max<std::uint64_t>(99, view_.draws.total())), {Face::sans_bold, 13});
    upright(x, rows.top - 4, rows.bottom() - rows.top + 8, theme_.strong);
    for (std::size_t row = 0; row < rows.count; ++row) {
        ImGui::PushID(static_cast<int>(row));
        drawn_row(row, rows, x, w - number_room);
        ImGui::PopID();
    }
    const float y = rows.bottom() + 21;
    const Type type{Face::sans, 12, theme_.ink3};
    outline({x, y - 10, 15, 11}, theme_.ink, 2, 1.2f);
    const float next = text(x + 20, y, "exact", type) + 12;
    fill({next, y - 9, 14, 9}, mix(ground_, theme_.ember, .75f), 2);
    text(next + 20, y, "drawn ± 95 %", type);
}

/// How many different tokens came, against the exact expectation, and the share of the commonest.
void TemperatureFrame::drawn_facts(float x, float baseline, float room) {
    const Draws& draws = view_.draws;
    const Type type{Face::sans, 12, theme_.ink2};
    if (draws.total() == 0) return;
    const double expected = expected_distinct(r_.probs, draws.total());
    const std::string distinct =
        count(draws.distinct()) + " distinct, " + fixed(expected, 2) + " expected";
    const Box first{x, baseline - 13, width(distinct, type), 17};
    text(x, baseline, distinct, type);
    const Touched d = ui_.item("distinct", first,
                               {.role = Role::text,
                                .name = "Distinct tokens drawn",
                                .value = distinct,
                                .now = static_cast<double>(draws.distinct())});
    ui_.explain(d, first, [&] {
        return Explain{.title = "Distinct tokens in " + count(draws.total()),
                       .lines = {"expected: Σ 1 − (1 − p)^N", "= " + fixed(expected, 4)},
                       .sentence =
                           "More draws show more of the rare tokens, so the number means "
                           "nothing without N.",
                       .value = full(expected)};
    });
    const std::size_t id = draws.most_common();
    const double share =
        static_cast<double>(draws.counts()[id]) / static_cast<double>(draws.total());
    const std::string tail = ", " + percent(share);
    const std::string common =
        fitted("most common " + visible(model_.tokens[id]), type, room - width(tail, type)) + tail;
    const Box second{x, baseline + 4, width(common, type), 17};
    text(x, baseline + 17, common, type);
    const Touched c = ui_.item("common", second,
                               {.role = Role::text,
                                .name = "Share of the most common token",
                                .value = percent(share),
                                .now = share});
    ui_.explain(c, second, [&] { return explain_count(id); });
}

}  // namespace temper::shell
