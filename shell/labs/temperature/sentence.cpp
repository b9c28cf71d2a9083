#include "shell/widgets/sentence.h"

#include "core/math.h"
#include "shell/draw.h"
#include "shell/labs/temperature/lab.h"
#include "shell/numbers.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

enum Piece { lead, knob, middle, token, times, tail, effective };

/// How often, in the words of the sentence: "72 times in 100".
std::string often(double p) {
    if (p >= .995) return "more than 99 times in 100";
    if (p < .015) return percent(p) + " of the time";
    return fixed(p * 100, 0) + " times in 100";
}

}  // namespace

std::vector<Run> TemperatureFrame::sentence_runs(float px) const {
    const Type words{Face::serif, px, theme_.ink};
    const Type number{Face::sans_bold, px - 1, theme_.ink};
    Type heat = number, best{Face::serif_bold, px, token_colour(theme_, r_.top)};
    heat.colour = temperature_colour(theme_, r_.temperature);
    const std::string name = fitted(visible(model_.tokens[r_.top]), best, 260);
    const double p = r_.probs[r_.top];
    std::vector<Run> runs = {{"At temperature ", words}, {fixed(r_.temperature, 2), heat}};
    if (p == 1) {
        runs.push_back({" the next word is always ", words});
        runs.push_back({name, best});
        runs.push_back({".", words});
        return runs;
    }
    runs.push_back({" the next word is ", words});
    runs.push_back({name, best});
    runs.push_back({" " + often(p), words});
    runs.push_back({", as if chosen among ", words});
    runs.push_back({fixed(temper::exp(r_.entropy), 1), number});
    runs.push_back({" equal words.", words});
    return runs;
}

/// The line below the sentence: what one can do, or what greedy did at a tie.
std::string TemperatureFrame::remark_words() const {
    for (const Stage& stage : chain_.samplers)
        if (stage.on && std::holds_alternative<Greedy>(stage.sampler))
            return "The chain holds a greedy stage, which keeps the largest logit: T changes "
                   "nothing.";
    if (r_.temperature > 0)
        return "T divides every logit before softmax. Drag a bar, drag T, or roll the die: "
               "everything follows.";
    if (r_.tied.size() < 2)
        return "T = 0 is greedy: it takes the largest logit, and no die can change that.";
    return count(r_.tied.size()) + " tokens tie. As T falls to 0 they come to share " +
           percent(1 / static_cast<double>(r_.tied.size())) +
           " each; greedy, at T = 0 itself, takes the first, " + visible(model_.tokens[r_.top]) +
           ".";
}

/// Draws it; returns the baseline after its last line.
float TemperatureFrame::remark(float x, float baseline, float room, float px) {
    const Type type{Face::sans, px, theme_.ink2};
    const std::string words = remark_words();
    float y = baseline;
    for (const std::string& l : wrapped(words, type, room)) {
        text(x, y, l, type);
        y += px + 6;
    }
    ui_.state({.role = Role::status,
               .name = "Remark",
               .value = words,
               .box = {x, baseline - px, room, y - baseline}});
    return y;
}

float TemperatureFrame::sentence(float x, float baseline, float room) {
    const bool narrow = frame_.layout == Layout::narrow;
    std::vector<Run> runs = sentence_runs(narrow ? 20 : 23);
    if (!narrow && flow_width(runs) > room) runs = sentence_runs(20);
    const float bottom = flow(runs, x, baseline, room, narrow ? 28 : 30);

    const Box grip = runs[knob].box;
    const Touched touched = ui_.item("sentence T", grip,
                                     {.role = Role::slider,
                                      .name = "Temperature in the sentence",
                                      .value = fixed(r_.temperature, 2),
                                      .ranged = true,
                                      .now = r_.temperature,
                                      .min = 0,
                                      .max = 5});
    dashed_level(grip.x, runs[knob].box.y + grip.h + 1, grip.w, runs[knob].type.colour, 2);
    drag_sideways(touched, 372);
    temperature_keys(touched);
    ui_.explain(touched, grip, [this] { return explain_temperature(); });

    std::string said;
    for (const Run& run : runs) said += run.words;
    ui_.state({.role = Role::status,
               .name = "Sentence",
               .value = said,
               .box = {x, baseline - 24, room, bottom - baseline + 30}});
    if (runs.size() > effective) {  // not certain
        const Box often_box = runs[times].box, among_box = runs[effective].box;
        const Touched p = ui_.item("sentence p", often_box,
                                   {.role = Role::text,
                                    .name = "Share of the most probable token",
                                    .value = percent(r_.probs[r_.top])});
        ui_.explain(p, often_box, [this] { return explain_now(r_.top); });
        const Touched n = ui_.item("sentence n", among_box,
                                   {.role = Role::text,
                                    .name = "Effective number of tokens",
                                    .value = runs[effective].words});
        ui_.explain(n, among_box, [this] { return explain_perplexity(); });
    }
    return bottom;
}

}  // namespace temper::shell
