#include "shell/widgets/sentence.h"

#include <array>

#include "shell/labs/chain/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"

namespace temper::shell {
namespace {

constexpr std::array<std::string_view, 13> small = {"No",   "One",    "Two",   "Three", "Four",
                                                    "Five", "Six",    "Seven", "Eight", "Nine",
                                                    "Ten",  "Eleven", "Twelve"};

std::string in_words(std::size_t n) {
    return n < small.size() ? std::string(small[n]) : count(n);
}

std::string words(std::size_t n) {
    return n == 1 ? " word" : " words";
}

}  // namespace

std::vector<Run> ChainFrame::sentence_runs(float px) const {
    const Type plain{Face::serif, px, theme_.ink}, number{Face::sans_bold, px - 1, theme_.ink};
    const Type lost{Face::sans_bold, px - 1, theme_.ember};
    if (!view_.pass) {
        const std::string after =
            scenario_.prompt.empty() ? "" : " after “" + visible(scenario_.prompt.back()) + "”";
        return {{"The text ends here: no word follows" + after + ".", plain}};
    }
    const Pass& pass = *view_.pass;
    const std::size_t all = pass.ranked().size(), left = pass.left(), n = chain_.samplers.size();
    if (n == 0)
        return {{"No stage yet: the model’s own odds for ", plain},
                {count(all), number},
                {words(all) + ".", plain}};
    const std::string stages = in_words(n) + (n == 1 ? " stage" : " stages");
    if (pass.acting() == 0)
        return {{stages + (n == 1 ? " changes" : " change") + " nothing: ", plain},
                {count(all), number},
                {words(all) + (all == 1 ? " keeps" : " keep") + " the model’s odds.", plain}};
    if (left == all)
        return {{stages + (n == 1 ? " keeps all " : " keep all "), plain},
                {count(all), number},
                {words(all) + " and only " + (n == 1 ? "shifts" : "shift") + " the odds.", plain}};
    return {
        {stages + (n == 1 ? " leaves " : " leave "), plain},
        {count(left), number},
        {words(left) + " of " + count(all) + " and " + (n == 1 ? "gives" : "give") + " up ", plain},
        {percent(pass.given_up), lost},
        {" of the model’s probability.", plain}};
}

float ChainFrame::sentence(float x, float baseline, float room) {
    std::vector<Run> runs = sentence_runs(narrow_ ? 20 : 23);
    if (!narrow_ && flow_width(runs) > room) runs = sentence_runs(20);
    const float bottom = flow(runs, x, baseline, room, narrow_ ? 28 : 30);
    std::string said;
    for (const Run& run : runs) said += run.words;
    ui_.state({.role = Role::status,
               .name = "Sentence",
               .value = said,
               .box = {x, baseline - 24, room, bottom - baseline + 30}});
    if (runs.size() < 5) return bottom;
    const Pass& pass = *view_.pass;
    const Box left_box = runs[1].box, lost_box = runs[3].box;
    const Touched left =
        ui_.item("sentence left", left_box,
                 {.role = Role::text, .name = "Words left", .value = count(pass.left())});
    ui_.explain(left, left_box, [&] {
        return Explain{
            .title = "Words left",
            .lines = {count(pass.ranked().size()) + " in, " + count(pass.left()) + " out"},
            .sentence = "The tokens that can still be drawn when every stage has run.",
            .value = std::to_string(pass.left())};
    });
    const Touched lost = ui_.item(
        "sentence lost", lost_box,
        {.role = Role::text, .name = "Probability given up", .value = percent(pass.given_up)});
    ui_.explain(lost, lost_box, [&] {
        return Explain{
            .title = "Probability given up = Σ p of the removed",
            .lines = {"p as the model gives it, over " + count(pass.ranked().size() - pass.left()) +
                          " tokens",
                      "= " + significant(pass.given_up)},
            .sentence =
                "How often the model would have said something that this chain now rules "
                "out.",
            .value = full(pass.given_up)};
    });
    return bottom;
}

}  // namespace temper::shell
