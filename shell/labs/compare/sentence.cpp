#include "shell/widgets/sentence.h"

#include <algorithm>

#include "shell/labs/compare/compare.h"
#include "shell/numbers.h"
#include "shell/widgets/explained.h"

namespace temper::shell {
namespace {

std::size_t different(std::vector<std::vector<std::int32_t>> texts) {
    std::sort(texts.begin(), texts.end());
    return static_cast<std::size_t>(std::unique(texts.begin(), texts.end()) - texts.begin());
}

}  // namespace

/// How many texts the shown runs gave, in the first column and in the last.
float CompareFrame::sentence(float x, float baseline, float room) {
    const bool narrow = frame_.layout == Layout::narrow;
    const float px = narrow ? 20 : 23;
    const auto& columns = m_.work.columns();
    const std::size_t last = columns.size() - 1;
    const std::size_t first_n = different(columns[0].texts),
                      last_n = different(columns[last].texts);
    const Type words{Face::serif, px, theme_.ink};
    const auto digits = [&](std::size_t k) { return Type{Face::sans_bold, px - 1, colour_of(k)}; };
    std::vector<Run> runs = {
        {own_dice() ? "Same prompt, each its own dice. " : "Same prompt, same dice. ", words},
        {"At " + name_of_column(0) + " seven runs gave ", words},
        {count(first_n), digits(0)},
        {first_n == 1 ? " text; at " : " texts; at ", words},
        {name_of_column(last) + " they gave ", words},
        {count(last_n), digits(last)},
        {".", words}};
    if (!narrow && flow_width(runs) > room)
        for (Run& run : runs) run.type.px = run.type.px > px - 1 ? 20 : 19;
    const float bottom = flow(runs, x, baseline, room, narrow ? 28 : 30);
    std::string said;
    for (const Run& run : runs) said += run.words;
    ui_.state({.role = Role::status,
               .name = "Sentence",
               .value = said,
               .box = {x, baseline - 24, room, bottom - baseline + 30}});
    const auto number = [&](const char* label, const Run& run, std::size_t k, std::size_t n) {
        explained(ui_, label, run.box, "Texts of " + name_of_column(k), count(n), [&] {
            return Explain{
                .title = "Different texts in seven runs",
                .lines = {name_of_column(k) + ": " + count(n) + " of " + count(shown_runs)},
                .sentence = "Counted in the rows below. What is to be expected in " +
                            count(scenario_.runs) + " runs stands at the column’s foot.",
                .value = std::to_string(n)};
        });
    };
    number("sentence first", runs[2], 0, first_n);
    number("sentence last", runs[5], last, last_n);
    return bottom;
}

}  // namespace temper::shell
