#include <algorithm>

#include "core/distribution.h"
#include "shell/draw.h"
#include "shell/labs/home/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/strip.h"

namespace temper::shell {
namespace {

constexpr std::size_t most_results = 12;
constexpr float result_gap = 12, result_line = 27;
constexpr std::string_view invitation =
    "A language model gives every next word a probability, and a die picks one. Roll it.";

/// One word drawn, as it stands in the list.
struct Result {
    std::string name;
    Type type;
    float wide;
    std::size_t id;
};

/// How many lines of `room` the results take.
int lines_of(const std::vector<Result>& results, float room) {
    int lines = 1;
    float at = 0;
    for (const Result& result : results) {
        if (at + result.wide > room && at > 0) {
            at = 0;
            ++lines;
        }
        at += result.wide + result_gap;
    }
    return lines;
}

}  // namespace

HomeFrame::HomeFrame(LabFrame& frame, HomeMemory& memory, const Scenario& scenario)
    : frame_(frame),
      ui_(frame.ui),
      theme_(*frame.ui.theme),
      m_(memory),
      scenario_(scenario),
      narrow_(frame.layout == Layout::narrow || frame.layout == Layout::embed) {}

void HomeFrame::draw() {
    const Box& a = frame_.area;
    const float margin = narrow_ ? 20 : 32;
    const float w = std::min(a.w, 1440.f) - 2 * margin, x = a.x + (a.w - w) / 2;
    float y = hero(x, a.y + (narrow_ ? 46.f : 70.f), w);
    y = labs(x, y, w);
    y = gallery(x, y, w);
    frame_.height = foot(x, y, w) - a.y;
}

/// How wide the likeliest answers are at most.
float HomeFrame::widest_answer(const Type& type) const {
    float widest = 40;
    for (std::size_t id = 0; id < m_.sketch.tokens.size(); ++id)
        if (m_.sketch.probs[id] > .001)
            widest = std::max(widest, width(visible(m_.sketch.tokens[id]), type));
    return widest;
}

/// The prompt's words, then the one that the die gave.
float HomeFrame::chips(float x, float y, float w) {
    const float h = narrow_ ? 34 : 40, px = narrow_ ? 17 : 20;
    const Type said{Face::serif, px, theme_.ink2}, drawn{Face::serif, px, theme_.ink};
    const float left = x;
    const auto place = [&](float wide) {
        if (x + wide > left + w && x > left) {
            x = left;
            y += h + 6;
        }
        const Box box{x, y, wide, h};
        x += wide + 5;
        return box;
    };
    for (const std::string& word : scenario_.prompt) {
        const std::string shown = fitted(visible(word), said, w - 20);
        const Box box = place(width(shown, said) + 20);
        fill(box, theme_.sunken, 7);
        text(box.x + 10, box.middle() + px * .34f, shown, said);
    }
    x += 4;
    // The line that has room for every answer, so that no roll moves what lies below.
    if (x + widest_answer(drawn) + 20 > left + w && x > left) {
        x = left;
        y += h + 6;
    }
    const std::vector<double> recent = m_.draws.recent();
    if (recent.empty()) {
        const Box box{x, y, narrow_ ? 40 : h + 24, h};
        dashed_outline(box, theme_.ember);
        icon(Icon::die, {box.centre(), box.middle()}, theme_.ember);
        return y + h;
    }
    const double u = m_.what_if.value_or(recent.back());
    const std::string shown =
        fitted(visible(m_.sketch.tokens[pick(m_.sketch.probs, u)]), drawn, w - 20);
    const Box box{x, y, width(shown, drawn) + 20, h};
    fill(box, theme_.ember_tint, 7);
    outline(box, theme_.ember, 7, 1.6f);
    text(box.x + 10, box.middle() + px * .34f, shown, drawn);
    return y + h;
}

/// The latest words drawn, each over its colour; the last one bold.
float HomeFrame::results(float x, float baseline, float w) {
    const std::vector<double> dice = m_.draws.recent();
    const std::uint64_t total = m_.draws.total();
    std::string said =
        total == 0   ? ui_.platform.touch() ? "No roll yet." : "No roll yet. Space rolls, too."
        : total == 1 ? "1 roll"
                     : count(total) + " rolls";
    text(x, baseline, said, {Face::sans, 12, theme_.ink3});
    std::vector<Result> shown;
    std::string words;
    for (std::size_t i = dice.size() - std::min(dice.size(), most_results); i < dice.size(); ++i) {
        const std::size_t id = pick(m_.sketch.probs, dice[i]);
        const bool last = i + 1 == dice.size();
        const Type type{last ? Face::serif_bold : Face::serif, 15, theme_.ink};
        const std::string name = fitted(visible(m_.sketch.tokens[id]), type, 110);
        shown.push_back({name, type, width(name, type), id});
        words += (words.empty() ? ": " : ", ") + m_.sketch.tokens[id];
    }
    // Room is kept for so many lines from the start; the latest results fill them.
    const int lines = narrow_ ? 2 : 1;
    while (lines_of(shown, w) > lines) shown.erase(shown.begin());
    float at = x, y = baseline + 22;
    for (const Result& result : shown) {
        if (at + result.wide > x + w && at > x) {
            at = x;
            y += result_line;
        }
        text(at, y, result.name, result.type);
        fill({at, y + 5, result.wide, 3}, token_colour(theme_, result.id), 1.5f);
        at += result.wide + result_gap;
    }
    const float bottom = baseline + 34 + result_line * static_cast<float>(lines - 1);
    ui_.state({.role = Role::status,
               .name = "Rolls",
               .value = said + words,
               .box = {x, baseline - 14, w, bottom - baseline + 8}});
    return bottom;
}

float HomeFrame::hero(float x, float y, float w) {
    const float px = narrow_ ? 30 : 40, lead = narrow_ ? 36 : 46;
    const Type title{Face::serif_bold, px, theme_.ink};
    text(x, y, "The same question,", title);
    text(x, y + lead, "another answer. Why?", title);
    ui_.state({.role = Role::text,
               .name = "The same question, another answer. Why?",
               .box = {x, y - px, w, lead + px}});
    const Type prose{Face::serif, 17, theme_.ink2};
    y += lead + (narrow_ ? 30.f : 38.f);
    for (const std::string& l : wrapped(invitation, prose, w)) {
        text(x, y, l, prose);
        y += 26;
    }
    y = chips(x, y + (narrow_ ? -4.f : 4.f), w) + 40;

    const std::vector<double> dice = m_.draws.recent();
    const std::optional<double> u = dice.empty() ? std::nullopt : std::optional(dice.back());
    const Box box{x, y, w, narrow_ ? 48.f : 54.f};
    const DieHeld answer = strip(ui_, box,
                                 {.probs = m_.sketch.probs,
                                  .tokens = m_.sketch.tokens,
                                  .u = u,
                                  .fell_ms = m_.rolled_ms,
                                  .ticks = {},
                                  .what_if = m_.what_if,
                                  .ground = theme_.page,
                                  .numbers = false});
    if (answer.what_if) m_.what_if = answer.what_if;
    if (answer.released || m_.draws.waiting() > 0) m_.what_if.reset();
    ui_.explain(answer.touched, box, [&] {
        return Explain{.title = "The die",
                       .lines = {"u is uniform between 0 and 1"},
                       .sentence =
                           "The strip is cut into the words’ probabilities. The word that u "
                           "falls on is the next one.",
                       .value = u ? full(*u) : ""};
    });
    y = box.bottom() + 26;

    const Button roll{.label = "Roll", .name = "Roll once", .look = Look::ember, .icon = Icon::die};
    const float wide = narrow_ ? w : 104, tall = narrow_ ? 48 : 44;
    if (button(ui_, {x, y, wide, tall}, roll).pressed) {
        m_.draws.ask(1);
        ui_.wake_in(0);
    }
    if (narrow_) return results(x, y + tall + 22, w) + 16;
    return std::max(y + tall, results(x + wide + 18, y + 17, w - wide - 18)) + 24;
}

}  // namespace temper::shell
