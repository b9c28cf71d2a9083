#include "shell/widgets/sentence.h"

#include "core/edit_markov.h"
#include "shell/draw.h"
#include "shell/labs/model/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/explained.h"

namespace temper::shell {
namespace {

std::string_view counted(std::size_t n, std::string_view one, std::string_view many) {
    return n == 1 ? one : many;
}

std::size_t arrows_of(const MarkovModel& model) {
    std::size_t sum = 0;
    for (const auto& row : model.transitions) sum += row.arrows.size();
    return sum;
}

}  // namespace

std::vector<Run> ModelFrame::sentence_runs(float px) const {
    const Type words{Face::serif, px, theme_.ink}, number{Face::sans_bold, px - 1, theme_.ink};
    const Type best{Face::serif_bold, px, token_colour(theme_, m_.top)};
    std::vector<Run> runs;
    const auto say = [&](std::string_view text) { runs.push_back({std::string(text), words}); };
    const auto state = [&](std::size_t n) { runs.push_back({count(n), number}); };
    const std::size_t n = m_.model->vocabulary().size();
    if (seen<FixedModel>()) {
        say("The model gives ");
        state(n);
        say(counted(n, " word its probability", " words their probabilities"));
        say(", whatever came before; ");
        runs.push_back({fitted(visible(m_.next.tokens[m_.top]), best, 260), best});
        say(" leads with ");
        runs.push_back({percent(m_.probs[m_.top]), number});
        say(".");
    } else if (const auto* map = seen<MarkovModel>()) {
        say("The model is a map of ");
        state(n);
        say(counted(n, " word and ", " words and "));
        state(arrows_of(*map));
        say(counted(arrows_of(*map), " arrow", " arrows"));
        say(": the next word depends on the last one alone.");
    } else if (const auto* learned = seen<NgramModel>()) {
        say("The model has read ");
        state(m_.words);
        say(counted(m_.words, " word, ", " words, "));
        state(n - 1);  // the paragraph's end is no word
        say(" of them different, and looks ");
        state(static_cast<std::size_t>(learned->order - 1));
        say(counted(static_cast<std::size_t>(learned->order - 1), " word back.", " words back."));
    } else if (const auto* recorded = seen<ReplayModel>()) {
        say("The model is a recording of ");
        state(recorded->positions.size());
        say(counted(recorded->positions.size(), " position.", " positions."));
    }
    return runs;
}

/// What one can do with the kind that is looked at.
std::string ModelFrame::remark() const {
    if (m_.kind != seen_.model.index())
        return "Nothing has changed: this is what the model could be instead.";
    if (seen<FixedModel>())
        return "Type a logit or a probability, rename a token, or begin with a shape.";
    if (seen<MarkovModel>())
        return m_.table ? "Every arrow with its weight. A row’s weights are divided by their sum."
                        : "Choose a word to edit its arrows; pull from it to another word to join "
                          "the two.";
    if (seen<NgramModel>())
        return "Press the text to edit it, or drop a text file on it. Every word and mark counts.";
    return "What an API reported of each position. It can be looked at, not edited.";
}

float ModelFrame::sentence(float x, float baseline, float room) {
    const bool narrow = room < 700;
    std::vector<Run> runs = sentence_runs(narrow ? 20 : 23);
    if (!narrow && flow_width(runs) > room) runs = sentence_runs(20);
    const float bottom = flow(runs, x, baseline, room, narrow ? 28 : 30);
    std::string said;
    for (const Run& run : runs) said += run.words;
    ui_.state({.role = Role::status,
               .name = "Sentence",
               .value = said,
               .box = {x, baseline - 24, room, bottom - baseline + 30}});
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].type.face != Face::sans_bold) continue;
        const std::string label = "sentence " + std::to_string(i);
        explained(ui_, label.c_str(), runs[i].box, "Number in the sentence", runs[i].words, [&] {
            return Explain{.title = runs[i].words,
                           .lines = {said},
                           .sentence =
                               "Counted in the model as it is shown below; it follows "
                               "every edit.",
                           .value = runs[i].words};
        });
    }
    return bottom;
}

}  // namespace temper::shell
