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

/// Where no exact value is known, how far the drawn one may be off.
std::string give_or_take(double error, bool as_percent) {
    return "± " + (as_percent ? percent(error) : fixed(error, 2)) + " (95 %)";
}

/// Half the width of a 95 % interval of Σ p² and of the entropy, by the shares drawn (the delta
/// method): 1.96 √(variance / runs).
struct Errors {
    double two_agree = 0, entropy = 0;
};
Errors errors_of(const ExperimentReport& report) {
    const double n = static_cast<double>(std::max<std::uint64_t>(1, report.runs));
    double cubes = 0, squares = 0, logs = 0, log_squares = 0;
    for (const Outcome& outcome : report.outcomes) {
        if (outcome.count == 0) continue;
        const double p = static_cast<double>(outcome.count) / n, l = std::log(p);
        squares += p * p;
        cubes += p * p * p;
        logs += p * l;
        log_squares += p * l * l;
    }
    return {1.96 * std::sqrt(std::max(0., 4 * (cubes - squares * squares) / n)),
            1.96 * std::sqrt(std::max(0., (log_squares - logs * logs) / n))};
}

}  // namespace

/// Four facts: drawn above, exact or expected below, under the same name.
void RunsFrame::facts(float x, float y, float w, bool two_by_two) {
    const Facts& drawn = m_.report.drawn;
    const Exact& exact = m_.work.exact();
    const bool some = m_.report.runs > 0, bits = scenario_.view.units == "bits";
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
    // Beneath each: the exact value, or the error of the drawn one.
    const auto beneath = [&](const std::optional<double>& value, auto write, std::string error) {
        if (value) return "exact " + write(*value);
        return some                    ? std::move(error)
               : m_.work.exact_ready() ? std::string("exact not known")
                                       : std::string("working it out…");
    };
    const Errors errors = exact.two_agree && exact.entropy ? Errors{} : errors_of(m_.report);
    const auto most = static_cast<std::uint64_t>(
        std::llround(drawn.agreement * static_cast<double>(m_.report.runs)));
    const auto [low, high] = wilson(most, std::max<std::uint64_t>(1, m_.report.runs));
    const Row rows[] = {
        {"Distinct",
         some ? count(static_cast<std::uint64_t>(drawn.unique)) : "–",
         exact.texts ? "of " + count(*exact.texts) : "",
         exact.unique ? "expected " + fixed(*exact.unique, 2)
                      : "in " + count(m_.report.runs) + " runs",
         {.title = "Distinct texts in " + count(scenario_.runs) + " runs",
          .lines = {"expected: Σ 1 − (1 − p)^N over all texts",
                    "= " + known(exact.unique, [](double n) { return fixed(n, 4); })},
          .sentence =
              "More runs show more of the rare texts, so the number means nothing without N.",
          .value = exact.unique ? full(*exact.unique) : ""}},
        {"Most common",
         some ? percent(drawn.agreement) : "–",
         "",
         beneath(exact.agreement, probability, give_or_take((high - low) / 2, true)),
         {.title = "Share of the most common text",
          .lines = {"drawn: its count / runs = " + percent(drawn.agreement),
                    "exact: the largest probability = " + known(exact.agreement, probability)},
          .sentence = "How consistent the answers are: 100 % is one text every time.",
          .value = full(drawn.agreement)}},
        {"Entropy",
         some ? fixed(drawn.entropy / unit, 2) : "–",
         unit_name,
         beneath(
             exact.entropy, [&](double h) { return fixed(h / unit, 2); },
             give_or_take(errors.entropy / unit, false)),
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
         beneath(exact.two_agree, probability, give_or_take(errors.two_agree, true)),
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
    if (exact.texts) {
        std::string number =
            count(*exact.texts) + (*exact.texts == 1 ? " text is possible" : " texts are possible");
        if (*exact.texts >= 1000 && exact.log_texts)
            number += ", log10 = " + fixed(*exact.log_texts / ln10, 2);
        said.push_back(number + ".");
    } else if (exact.log_texts) {
        said.push_back("About " + power_of_ten(*exact.log_texts / ln10) +
                       " texts are possible (log10 = " + fixed(*exact.log_texts / ln10, 1) +
                       "): too many to list.");
    }
    const LanguageModel& model = m_.work.model();
    const auto& greedy = m_.work.greedy();
    if (exact.most_probable && greedy) {
        const std::string best = "“" + quoted_text(model, exact.most_probable->tokens) + "”";
        const std::string best_p = percent(temper::exp(exact.most_probable->logprob));
        said.push_back(exact.most_probable->tokens == greedy->tokens
                           ? "The most probable text, " + best + " at " + best_p +
                                 ", is also greedy’s."
                           : "The most probable text is " + best + " at " + best_p +
                                 ", yet greedy, taking the best token each time, says “" +
                                 quoted_text(model, greedy->tokens) + "” at " +
                                 percent(temper::exp(greedy->logprob)) + ".");
    }
    if (m_.report.runs > 0)
        said.push_back(count(m_.report.runs) + (m_.report.runs == 1 ? " run" : " runs") + " cost " +
                       count(m_.work.experiment().tokens()) + " tokens drawn.");
    else
        said.push_back(count(scenario_.runs) +
                       (scenario_.runs == 1 ? " run draws " : " runs draw ") +
                       count(scenario_.runs * scenario_.max_tokens) + " tokens at most.");
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
    const DistinctCurve& curve = m_.curve;
    text(box.x, box.y, "Distinct texts against runs", {Face::sans_bold, 13, theme_.ink});
    if (curve.runs.size() < 2) {
        text(box.x, box.y + 24, "Drawn once there are runs.", {Face::sans, 13, theme_.ink3});
        return box.y + 40;
    }
    const Box plot{box.x + 44, box.y + 20, box.w - 70, box.h - 48};
    const auto at = [&](double runs, double distinct) {
        return ImVec2{plot.x + plot.w * static_cast<float>(std::log10(runs) / 6),
                      plot.bottom() - plot.h * static_cast<float>(distinct / curve.most)};
    };
    level(plot.x, plot.bottom(), plot.w, theme_.strong);
    upright(plot.x, plot.y, plot.h, theme_.strong);
    constexpr std::uint64_t ticks[] = {1, 10, 100, 1000, 10'000, 100'000, 1'000'000};
    for (const std::uint64_t runs : ticks) {
        if (plot.w < 380 && (runs == 10 || runs == 1000 || runs == 100'000)) continue;
        const float x = at(static_cast<double>(runs), 0).x;
        upright(x, plot.bottom(), 4, theme_.strong);
        text(x, plot.bottom() + 18, count(runs), {Face::sans, 12, theme_.ink3, .5f});
    }
    text(plot.x - 6, plot.y + 5, count(static_cast<std::uint64_t>(curve.most)),
         {Face::sans, 12, theme_.ink3, 1});
    text(plot.x - 6, plot.bottom() + 4, "0", {Face::sans, 12, theme_.ink3, 1});
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < curve.runs.size(); ++i)
        list->PathLineTo(at(curve.runs[i], curve.texts[i]));
    list->PathStroke(curve.exact ? theme_.ink : theme_.ember, 0, 2);
    std::string said;
    const Exact& exact = m_.work.exact();
    if (exact.unique) {
        said = "expected " + fixed(*exact.unique, 2) + " in " + count(scenario_.runs);
        if (*exact.unique <= curve.most)
            ring(at(static_cast<double>(scenario_.runs), *exact.unique), 4.5f, theme_.ink, 1.5f);
    }
    if (m_.report.runs > 0) {
        const ImVec2 dot = at(static_cast<double>(m_.report.runs), m_.report.drawn.unique);
        disc(dot, 5.5f, ground_);
        disc(dot, 4.5f, theme_.ember);
        said += (said.empty() ? "drawn " : ", drawn ") +
                count(static_cast<std::uint64_t>(m_.report.drawn.unique)) + " in " +
                count(m_.report.runs);
    }
    const std::string_view what =
        curve.exact ? "line: expected; dot: drawn" : "line: of the runs drawn, so many taken";
    text(plot.right(), box.y, what, {Face::sans, 12, theme_.ink3, 1});
    ui_.state(
        {.role = Role::image, .name = "Distinct texts against runs", .value = said, .box = plot});
    return box.bottom();
}

}  // namespace temper::shell
