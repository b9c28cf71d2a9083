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

}  // namespace

/// The reference against one other column, in full: how far the first distributions lie apart,
/// which tokens moved, and how often the texts agree. Returns the bottom.
float CompareFrame::difference(float x, float y, float w) {
    std::vector<std::string> names;
    for (std::size_t k = 1; k < m_.work.columns().size(); ++k) names.push_back(name_of_column(k));
    const std::vector<std::string_view> views(names.begin(), names.end());
    int chosen =
        static_cast<int>(std::min(std::max<std::size_t>(1, m_.difference), names.size())) - 1;
    const float title =
        text(x, y + 15, "Difference from " + name_of_column(0), {Face::sans_bold, 15, theme_.ink});
    ImGui::PushID("difference");
    const float wide = segmented_width(views);
    const bool below = title + 20 + wide > x + w;
    segmented(ui_, {below ? x : title + 16, below ? y + 28 : y - 4, std::min(wide, w), 28}, views,
              chosen);
    ImGui::PopID();
    m_.difference = static_cast<std::size_t>(chosen) + 1;
    y += below ? 76 : 46;

    const Column &a = m_.work.columns()[0], &b = m_.work.columns()[m_.difference];
    const Divergence d = divergence(a.first, b.first);
    struct Entry {
        std::string_view label;
        std::string value, unit;
        Explain explain;
    };
    const auto nats = [](double v) { return std::isfinite(v) ? fixed(v, 3) : std::string("∞"); };
    const Entry entries[] = {
        {"KL",
         nats(d.kl),
         "nats",
         {.title = "Kullback-Leibler, Σ p ln(p / q)",
          .lines = {"here " + nats(d.kl) + ", the other way " + nats(d.reverse_kl)},
          .sentence = "How many nats a text coded for the other column costs too much, token by "
                      "token. Infinite where it lacks what the reference has.",
          .value = full(d.kl)}},
        {"Total variation",
         percent(d.total_variation),
         "",
         {.title = "Total variation, ½ Σ |p − q|",
          .lines = {"= " + fixed(d.total_variation, 4)},
          .sentence = "The most that any event's probability differs by.",
          .value = full(d.total_variation)}},
        {"Jensen-Shannon",
         nats(d.jensen_shannon),
         "nats",
         {.title = "Jensen-Shannon divergence (Lin 1991)",
          .lines = {"from 0 to ln 2 = 0.693"},
          .sentence = "Symmetric, and finite always.",
          .value = full(d.jensen_shannon)}},
        {"Same text",
         b.agrees ? percent(*b.agrees) : "–",
         "",
         {.title = "Both give the same text",
          .lines = {scenario_.view.dice == "independent"
                        ? "each with its own dice: Σ p q"
                        : "on the same dice: where their strips overlap"},
          .sentence =
              b.agrees ? "Exact, over every text and every die." : "Not computed: too many states.",
          .value = b.agrees ? full(*b.agrees) : ""}}};
    const bool narrow = w < 560;
    const std::size_t across = narrow ? 2 : 4;
    const float facts_w = narrow ? w : std::min(w, 640.f);
    for (std::size_t i = 0; i < 4; ++i)
        fact(ui_, x + facts_w / static_cast<float>(across) * static_cast<float>(i % across),
             y + 60 * static_cast<float>(i / across),
             {.label = entries[i].label,
              .value = entries[i].value,
              .unit = entries[i].unit,
              .px = 20},
             [&] { return entries[i].explain; });
    y += narrow ? 136 : 70;

    const auto all = moved(a.first, b.first);
    const float name_w = 120, unit = (std::min(w, 640.f) - name_w - 150);
    for (std::size_t i = 0; i < std::min(all.size(), most_moved); ++i) {
        const float m = y + 26 * static_cast<float>(i) + 13;
        const auto id = static_cast<std::size_t>(all[i].token);
        const Type type{Face::serif, 15, theme_.ink};
        const std::string name = visible(m_.work.model().vocabulary()[id]);
        fill({x, m - 5, 10, 10}, token_colour(theme_, id), 3);
        text(x + 18, m + 5, fitted(name, type, name_w - 26), type);
        upright(x + name_w, m - 13, 26, theme_.strong);
        fill({x + name_w + 1, m - 6, unit * static_cast<float>(all[i].after), 12},
             token_colour(theme_, id), 2);
        reference_tick(x + name_w + unit * static_cast<float>(all[i].before), m, 9, theme_.ink,
                       ground_);
        const std::string moved_words =
            percent(all[i].before) + " → " + (all[i].after > 0 ? percent(all[i].after) : "removed");
        text(x + name_w + unit + 12, m + 4.5f, moved_words, {Face::sans, 12, theme_.ink2});
        ui_.state({.role = Role::text,
                   .name = "Moved " + name,
                   .value = moved_words,
                   .box = {x, m - 13, w, 26},
                   .now = all[i].after});
    }
    if (all.size() > most_moved) {
        text(x, y + 26 * most_moved + 16, "and " + count(all.size() - most_moved) + " more tokens",
             {Face::sans, 12, theme_.ink3});
        y += 24;
    }
    return y + 26 * static_cast<float>(std::min(all.size(), most_moved)) + 8;
}

}  // namespace temper::shell
