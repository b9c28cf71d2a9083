#include "core/experiments/report.h"

#include <algorithm>

#include "core/experiments/odds.h"

namespace temper {
namespace {

bool comes_first(const Outcome& a, const Outcome& b) {
    if (a.count != b.count) return a.count > b.count;
    if (a.probability != b.probability) return a.probability > b.probability;
    return a.tokens < b.tokens;
}

bool in_order_of_tokens(const Outcome& a, const Outcome& b) {
    return a.tokens < b.tokens;
}

/// Every possible text with how often it was drawn.
std::vector<Outcome> counted(std::vector<Outcome> possible, std::vector<Outcome> drawn) {
    std::sort(possible.begin(), possible.end(), in_order_of_tokens);
    for (Outcome& outcome : drawn) {
        const auto known =
            std::lower_bound(possible.begin(), possible.end(), outcome, in_order_of_tokens);
        outcome.probability = known->probability;
        *known = std::move(outcome);
    }
    return possible;
}

void work_out_missing(const Setup& setup, std::vector<Outcome>& outcomes, std::uint64_t budget) {
    const auto known = [](const Outcome& one) { return one.probability.has_value(); };
    if (std::all_of(outcomes.begin(), outcomes.end(), known)) return;
    std::sort(outcomes.begin(), outcomes.end(), in_order_of_tokens);
    Odds odds(setup);
    for (Outcome& outcome : outcomes)
        if (!outcome.probability && odds.spent() < budget)
            outcome.probability = odds.text(outcome.tokens);
}

}  // namespace

ExperimentReport report(const Experiment& experiment, const Exact& exact, std::uint64_t budget) {
    ExperimentReport report;
    report.runs = experiment.done();
    report.drawn = experiment.facts();
    std::vector<Outcome> drawn = experiment.outcomes(max_outcomes);
    const std::size_t listed = drawn.size();
    std::uint64_t count = 0;
    for (const Outcome& outcome : drawn) count += outcome.count;
    report.rest = {static_cast<std::uint64_t>(report.drawn.unique) - listed, report.runs - count};
    if (exact.outcomes) report.outcomes = counted(*exact.outcomes, std::move(drawn));
    else report.outcomes = std::move(drawn);
    work_out_missing(experiment.setup(), report.outcomes, budget);
    std::sort(report.outcomes.begin(), report.outcomes.end(), comes_first);
    return report;
}

}  // namespace temper
