#include "shell/widgets/sentence.h"
#include "shell/draw.h"
#include "shell/labs/runs/runs.h"
#include "shell/numbers.h"
#include "shell/visible.h"

namespace temper::shell {

float RunsFrame::sentence(float x, float baseline, float room) {
    const bool narrow = frame_.layout == Layout::narrow;
    const float px = narrow ? 20 : 23;
    const Type words{Face::serif, px, theme_.ink}, bold{Face::serif_bold, px, theme_.ink},
        digits{Face::sans_bold, px - 1, theme_.ink};
    const std::uint64_t done = m_.report.runs;
    const Exact& exact = m_.work.exact();
    std::vector<Run> runs;
    const auto quote = [&](std::span<const std::int32_t> tokens, const Type& type) {
        runs.push_back({quoted_text(m_.work.model(), tokens), type});
    };
    if (done > 0) {
        const auto unique = static_cast<std::uint64_t>(m_.report.drawn.unique);
        runs = {{"One prompt, ", words},
                {count(done), digits},
                {done == 1 ? " run, " : " runs, ", words},
                {count(unique), digits},
                {unique == 1 ? " text. “" : " texts. “", words}};
        quote(m_.report.outcomes.front().tokens, bold);
        runs.push_back({"” comes most often", words});
    } else if (const std::string possible = possible_texts(exact); !possible.empty()) {
        runs = {{"One prompt, ", words},
                {possible, digits},
                {exact.texts == 1u ? " possible text" : " possible texts", words}};
    } else {
        runs = {{"One prompt, and more texts than can be counted", words}};
    }
    if (m_.work.greedy() && !narrow) {
        runs.push_back({"; greedy says “", words});
        quote(m_.work.greedy()->tokens, words);
        runs.push_back({"”", words});
    }
    runs.push_back({".", words});
    const float bottom = flow(runs, x, baseline, room, narrow ? 28 : 30);
    std::string said;
    for (const Run& run : runs) said += run.words;
    ui_.state({.role = Role::status,
               .name = "Sentence",
               .value = said,
               .box = {x, baseline - 24, room, bottom - baseline + 30}});
    return bottom;
}

}  // namespace temper::shell
