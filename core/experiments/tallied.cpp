#include <algorithm>

#include "core/experiments/experiment.h"

namespace temper {
namespace {

bool comes_first(const Outcome& a, const Outcome& b) {
    if (a.count != b.count) return a.count > b.count;
    if (a.probability != b.probability) return a.probability > b.probability;
    return a.tokens < b.tokens;
}

}  // namespace

std::vector<Outcome> Experiment::outcomes(std::size_t limit) const {
    std::vector<Outcome> first;
    if (limit == 0) return first;
    // A heap of the best so far, the last of them on top: memory stays with the limit.
    for_each([&](const Outcome& outcome) {
        if (first.size() == limit) {
            if (!comes_first(outcome, first.front())) return;
            std::pop_heap(first.begin(), first.end(), comes_first);
            first.pop_back();
        }
        first.push_back(outcome);
        std::push_heap(first.begin(), first.end(), comes_first);
    });
    std::sort_heap(first.begin(), first.end(), comes_first);
    return first;
}

Experiment::Passed Experiment::passed(std::span<const std::int32_t> tokens) const {
    Passed passed;
    for_each([&](const Outcome& outcome) {
        if (outcome.tokens.size() < tokens.size() ||
            !std::equal(tokens.begin(), tokens.end(), outcome.tokens.begin()))
            return;
        passed.through += outcome.count;
        if (outcome.tokens.size() == tokens.size()) passed.ended += outcome.count;
    });
    return passed;
}

}  // namespace temper
