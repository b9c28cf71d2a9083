#include <algorithm>
#include <cmath>

#include "shell/draw.h"
#include "shell/labs/compare/compare.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr std::size_t most_moved = 8;
constexpr float row_h = 26, most_w = 640;

std::string nats(double value) {
    return std::isfinite(value) ? fixed(value, 3) : "∞";
}

}  // namespace

/// Which two columns; choosing one that is the other swaps them. Returns the bottom.
float CompareFrame::difference_choice(float x, float y, float w) {
    const std::size_t last = m_.work.columns().size() - 1;
    m_.from = std::min(m_.from, last);
    m_.to = std::min(m_.to, last);
    if (m_.from == m_.to) m_.to = m_.from == 0 ? 1 : 0;
    std::vector<std::string> names;
    for (std::size_t k = 0; k <= last; ++k) names.push_back(name_of_column(k));
    const std::vector<std::string_view> views(names.begin(), names.end());
    const float wide = std::min(segmented_width(views), w - 44);
    const bool below = w < 2 * (segmented_width(views) + 60) + 100;
    float at = text(x, y + 15, "Difference", {Face::sans_bold, 15, theme_.ink}) + 20;
    const auto choice = [&](const char* id, std::string_view word, std::size_t& chosen) {
        if (below) at = x, y += 36;
        text(at, y + 15, word, {Face::sans, 13, theme_.ink2});
        at += 44;
        int now = static_cast<int>(chosen);
        ImGui::PushID(id);
        const bool changed = segmented(ui_, {at, y - 4, wide, 28}, views, now);
        ImGui::PopID();
        at += wide + 20;
        if (changed) chosen = static_cast<std::size_t>(now);
        return changed;
    };
    const std::size_t from = m_.from, to = m_.to;
    if (choice("from", "from", m_.from) && m_.from == to) m_.to = from;
    if (choice("to", "to", m_.to) && m_.to == from) m_.from = to;
    return y + 46;
}

float CompareFrame::difference_facts(float x, float y, float w) {
    m_.work.look_at(m_.from, m_.to);
    const Pair& pair = m_.work.pair();
    const Divergence& d = pair.apart;
    if (!pair.known && !ui_.holding()) ui_.wake_in(0);
    struct Entry {
        std::string_view label;
        std::string value, unit;
        Explain explain;
    };
    const Entry entries[] = {
        {"KL",
         nats(d.kl),
         "nats",
         {.title = "Kullback-Leibler, Σ p ln(p / q)",
          .lines = {"here " + nats(d.kl) + ", the other way " + nats(d.reverse_kl)},
          .sentence = "How many nats the first token costs too much when it is coded for the "
                      "other column. Infinite where that lacks a token.",
          .value = full(d.kl)}},
        {"Total variation",
         percent(d.total_variation),
         "",
         {.title = "Total variation, ½ Σ |p − q|",
          .lines = {"= " + fixed(d.total_variation, 4)},
          .sentence = "The most that any event's probability differs by, at the first token.",
          .value = full(d.total_variation)}},
        {"Jensen-Shannon",
         nats(d.jensen_shannon),
         "nats",
         {.title = "Jensen-Shannon divergence (Lin 1991)",
          .lines = {"from 0 to ln 2 = 0.693"},
          .sentence = "How far both lie from their middle: symmetric, and finite always.",
          .value = full(d.jensen_shannon)}},
        {"Same text",
         pair.agrees ? percent(*pair.agrees) : "–",
         "",
         {.title = "Both give the same text",
          .lines = {own_dice() ? "each with its own dice: Σ p q"
                               : "on the same dice: where their strips overlap"},
          .sentence = pair.agrees  ? "Exact, over every text and every die."
                      : pair.known ? "Not computed: too many states."
                                   : "Being computed.",
          .value = pair.agrees ? full(*pair.agrees) : ""}}};
    const bool narrow = w < 560;
    const std::size_t across = narrow ? 2 : 4;
    const float each = (narrow ? w : std::min(w, most_w)) / static_cast<float>(across);
    for (std::size_t i = 0; i < std::size(entries); ++i)
        fact(ui_, x + each * static_cast<float>(i % across),
             y + 60 * static_cast<float>(i / across),
             {.label = entries[i].label,
              .value = entries[i].value,
              .unit = entries[i].unit,
              .px = 20},
             [&] { return entries[i].explain; });
    return y + (narrow ? 136 : 70);
}

/// A token whose probability differs: where it was as a tick, where it is as a bar.
void CompareFrame::moved_row(const Moved& one, const Box& row) {
    constexpr float name_w = 120, words_w = 150;
    const auto id = static_cast<std::size_t>(one.token);
    const float m = row.middle(), unit = row.w - name_w - words_w;
    const Type type{Face::serif, 15, theme_.ink};
    const std::string name = visible(m_.work.model().vocabulary()[id]);
    fill({row.x, m - 5, 10, 10}, token_colour(theme_, id), 3);
    text(row.x + 18, m + 5, fitted(name, type, name_w - 26), type);
    upright(row.x + name_w, m - 13, 26, theme_.strong);
    fill({row.x + name_w + 1, m - 6, unit * static_cast<float>(one.after), 12},
         token_colour(theme_, id), 2);
    reference_tick(row.x + name_w + unit * static_cast<float>(one.before), m, 9, theme_.ink,
                   ground_);
    const std::string words = (one.before > 0 ? percent(one.before) : "removed") + " → " +
                              (one.after > 0 ? percent(one.after) : "removed");
    text(row.x + name_w + unit + 12, m + 4.5f, words, {Face::sans, 12, theme_.ink2});
    ImGui::PushID(one.token);
    const Touched touched =
        ui_.item("moved", row,
                 {.role = Role::text, .name = "Moved " + name, .value = words, .now = one.after});
    ImGui::PopID();
    ui_.explain(touched, row, [&] {
        return Explain{.title = "First token “" + name + "”",
                       .lines = {name_of_column(m_.from) + ": p = " + significant(one.before),
                                 name_of_column(m_.to) + ": p = " + significant(one.after),
                                 "difference " + significant(one.after - one.before)},
                       .sentence = "The tick is where it was, the bar where it is.",
                       .value = full(one.after - one.before)};
    });
}

/// Two columns in full: how far their first distributions lie apart, which tokens moved, and how
/// often the texts agree. Returns the bottom.
float CompareFrame::difference(float x, float y, float w) {
    y = difference_facts(x, difference_choice(x, y, w), w);
    const std::vector<Moved>& all = m_.work.pair().moved;
    const std::size_t shown = std::min(all.size(), most_moved);
    for (std::size_t i = 0; i < shown; ++i, y += row_h)
        moved_row(all[i], {x, y, std::min(w, most_w), row_h});
    if (all.empty()) {
        text(x, y + 12, "No token moves: the two begin alike.", {Face::sans, 13, theme_.ink2});
        y += 24;
    } else if (all.size() > shown) {
        text(x, y + 16, "and " + count(all.size() - shown) + " more tokens",
             {Face::sans, 12, theme_.ink3});
        y += 24;
    }
    return y + 8;
}

}  // namespace temper::shell
