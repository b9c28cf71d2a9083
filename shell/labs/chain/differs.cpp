#include "core/elsewhere.h"
#include "shell/draw.h"
#include "shell/labs/chain/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"

namespace temper::shell {
namespace {

/// "29 left, light 43.7 %": a distribution in a few words.
std::string outcome(const std::vector<double>& probs, const std::vector<std::string>& tokens) {
    std::size_t left = 0, top = 0;
    for (std::size_t id = 0; id < probs.size(); ++id) {
        left += probs[id] > 0;
        if (probs[id] > probs[top]) top = id;
    }
    return count(left) + " left, " + fitted(visible(tokens[top]), {}, 120) + " " +
           percent(probs[top]);
}

}  // namespace

/// A small ≠ where other programs do otherwise, which says how, and what that gives here and now.
void ChainFrame::card_differs(std::size_t i, float x, float baseline) {
    const SamplerInfo info = info_of(chain_.samplers[i].sampler);
    if (info.differs.empty()) return;
    const Type type{Face::sans_bold, 15, theme_.ice};
    const Box box{x - 2, baseline - 14, width("≠", type) + 4, 18};
    const std::string title(info.title), differs(info.differs);
    const Touched touched = ui_.item(
        "differs", box, {.role = Role::text, .name = title + " elsewhere", .value = differs});
    text(x, baseline, "≠", type);
    ui_.explain(touched, box, [&] {
        Explain e{
            .title = title + " elsewhere", .lines = {}, .sentence = differs, .value = differs};
        if (!view_.pass) return e;
        const Place& place = view_.place;
        const auto others = elsewhere(place.logits, chain_.samplers, i, place.dice, place.history,
                                      place.vocabulary);
        if (!others.empty())
            e.lines.push_back("here: " +
                              outcome(view_.pass->trace.stages[i + 1].probs, place.tokens));
        for (const Elsewhere& one : others)
            e.lines.push_back(std::string(one.program) + ": " + outcome(one.probs, place.tokens));
        return e;
    });
}

}  // namespace temper::shell
