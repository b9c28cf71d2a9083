#include <algorithm>
#include <cmath>

#include "core/distribution.h"
#include "core/math.h"
#include "shell/draw.h"
#include "shell/labs/runs/runs.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr double ln2 = 0.69314718055994530942, ln10 = 2.30258509299404568402;

}  // namespace

/// Four facts: drawn above, exact or expected below, under the same name.
void RunsFrame::facts(float x, float y, float w, bool two_by_two) {
    const Facts& drawn = m_.report.drawn;
    const Exact& exact = m_.work.exact();
    const bool some = m_.work.done() > 0, bits = scenario_.view.units == "bits";
    const double unit = bits ? ln2 : 1;
    const std::string unit_name = bits ? "bits" : "nats";
    struct Row {
        std::string_view label;
        std::string value, unit, below;
        Explain explain;
    };
    const auto known = [](const std::optional<double>& value, auto write) {
        return value ? write(*value) : std::string("not computed");
    };
    const auto probability = [](double p) { return percent(p); };
    const Row rows[] = {
        {"Distinct",
         some ? count(static_cast<std::uint64_t>(drawn.unique)) : "–",
         exact.texts ? "of " + count(*exact.texts) : "",
         "expected " + known(exact.unique, [](double n) { return fixed(n, 2); }),
         {.title = "Distinct texts in " + count(scenario_.runs) + " runs",
          .lines = {"expected: Σ 1 − (1 − p)^N over all texts",
                    "= " + known(exact.unique, [](double n) { return fixed(n, 4); })},
          .sentence =
              "More runs show more of the rare texts, so the number means nothing without N.",
          .value = exact.unique ? full(*exact.unique) : ""}},
        {"Most common",
         some ? percent(drawn.agreement) : "–",
         "",
         "exact " + known(exact.agreement, probability),
         {.title = "Share of the most common text",
          .lines = {"drawn: its count / runs = " + percent(drawn.agreement),
                    "exact: the largest probability = " + known(exact.agreement, probability)},
          .sentence = "How consistent the answers are: 100 % is one text every time.",
          .value = full(drawn.agreement)}},
        {"Entropy",
         some ? fixed(drawn.entropy / unit, 2) : "–",
         unit_name,
         "exact " + known(exact.entropy, [&](double h) { return fixed(h / unit, 2); }),
         {.title = "Entropy of the texts, H = −Σ p ln p",
          .lines = {"drawn: " + fixed(drawn.entropy, 4) + " nats",
                    "exact: " + known(exact.entropy,
                                      [](double h) {
                                          return fixed(h, 4) + " nats = " + fixed(h / ln2, 4) +
                                                 " bits";
                                      })},
          .sentence = "Of whole texts, not of one token. Few runs show too little of it.",
          .value = exact.entropy ? full(*exact.entropy) : full(drawn.entropy)}},
        {"Two agree",
         some ? percent(drawn.two_agree) : "–",
         "",
         "exact " + known(exact.two_agree, probability),
         {.title = "Two runs agree = Σ p²",
          .lines = {"drawn: sum of squared shares = " + percent(drawn.two_agree),
                    "exact: " + known(exact.two_agree, probability)},
          .sentence = "The chance that two independent runs give the same text.",
          .value = exact.two_agree ? full(*exact.two_agree) : full(drawn.two_agree)}}};
    const std::size_t across = two_by_two ? 2 : 4;
    for (std::size_t i = 0; i < 4; ++i) {
        const float at = x + w / static_cast<float>(across) * static_cast<float>(i % across);
        const float top = y + 84 * static_cast<float>(i / across);
        fact(ui_, at, top,
             {.label = rows[i].label, .value = rows[i].value, .unit = rows[i].unit, .px = 20},
             [&] { return rows[i].explain; });
        text(at, top + 44, rows[i].below, {Face::sans, 12, theme_.ink3});
    }
}

/// How many texts there are, and the most probable against greedy's; returns the bottom.
float RunsFrame::texts_possible(float x, float y, float w) {
    const Exact& exact = m_.work.exact();
    const Type words{Face::sans, 14, theme_.ink2};
    std::vector<std::string> said;
    if (exact.texts)
        said.push_back(count(*exact.texts) +
                       (*exact.texts == 1 ? " text is possible." : " texts are possible."));
    else if (exact.log_texts)
        said.push_back("About 10^" + fixed(std::floor(*exact.log_texts / ln10), 0) +
                       " texts are possible: too many to list.");
    const auto& greedy = m_.work.greedy();
    if (exact.most_probable && greedy) {
        const std::string best =
            "“" + visible_text(m_.work.model().text(exact.most_probable->tokens)) + "”";
        const std::string best_p = percent(temper::exp(exact.most_probable->logprob));
        said.push_back(exact.most_probable->tokens == greedy->tokens
                           ? "The most probable text, " + best + " at " + best_p +
                                 ", is also greedy's."
                           : "The most probable text is " + best + " at " + best_p +
                                 ", yet greedy, taking the best token each time, says “" +
                                 visible_text(m_.work.model().text(greedy->tokens)) + "” at " +
                                 percent(temper::exp(greedy->logprob)) + ".");
    }
    for (const std::string& sentence : said) {
        for (const std::string& l : wrapped(sentence, words, w)) {
            text(x, y, l, words);
            y += 22;
        }
        ui_.state({.role = Role::text,
                   .name = "Texts possible",
                   .value = sentence,
                   .box = {x, y - 40, w, 22}});
    }
    return y;
}

/// The number of distinct texts to expect against the number of runs; returns the bottom.
float RunsFrame::distinct_curve(const Box& box) {
    const auto& outcomes = m_.work.exact().outcomes;
    text(box.x, box.y, "Distinct texts against runs", {Face::sans_bold, 13, theme_.ink});
    if (!outcomes) {
        text(box.x, box.y + 24, "Exact where at most 10 000 texts are possible.",
             {Face::sans, 13, theme_.ink3});
        return box.y + 40;
    }
    std::vector<double> probs;
    for (const Outcome& outcome : *outcomes) probs.push_back(outcome.probability.value_or(0));
    const double most = std::max(2.0, static_cast<double>(probs.size()));
    const Box plot{box.x + 34, box.y + 20, box.w - 60, box.h - 48};
    const auto at = [&](double runs, double distinct) {
        return ImVec2{plot.x + plot.w * static_cast<float>(std::log10(runs) / 6),
                      plot.bottom() - plot.h * static_cast<float>(distinct / most)};
    };
    level(plot.x, plot.bottom(), plot.w, theme_.strong);
    upright(plot.x, plot.y, plot.h, theme_.strong);
    constexpr std::uint64_t ticks[] = {1, 10, 100, 1000, 10'000, 100'000, 1'000'000};
    for (const std::uint64_t runs : ticks) {
        const float x = at(static_cast<double>(runs), 0).x;
        upright(x, plot.bottom(), 4, theme_.strong);
        text(x, plot.bottom() + 18, count(runs), {Face::sans, 12, theme_.ink3, .5f});
    }
    text(plot.x - 6, plot.y + 5, count(probs.size()), {Face::sans, 12, theme_.ink3, 1});
    text(plot.x - 6, plot.bottom() + 4, "0", {Face::sans, 12, theme_.ink3, 1});
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (int i = 0; i <= 60; ++i) {
        const double runs = std::round(std::pow(10.0, i / 10.0));
        list->PathLineTo(at(runs, expected_distinct(probs, static_cast<std::uint64_t>(runs))));
    }
    list->PathStroke(theme_.ink, 0, 2);
    std::string said = "expected " + fixed(expected_distinct(probs, scenario_.runs), 2) + " in " +
                       count(scenario_.runs);
    if (m_.work.done() > 0) {
        const ImVec2 dot = at(static_cast<double>(m_.work.done()), m_.report.drawn.unique);
        disc(dot, 5.5f, ground_);
        disc(dot, 4.5f, theme_.ember);
        said += ", drawn " + count(static_cast<std::uint64_t>(m_.report.drawn.unique)) + " in " +
                count(m_.work.done());
    }
    ui_.state(
        {.role = Role::image, .name = "Distinct texts against runs", .value = said, .box = plot});
    return box.bottom();
}

}  // namespace temper::shell
