#include "core/experiments/belief.h"

#include <algorithm>

namespace temper {
namespace {

bool is_on_mirostat(const Stage& stage) {
    return stage.on && std::holds_alternative<Mirostat>(stage.sampler);
}

/// Whether an xtc that may or may not act stands before a mirostat, whose memory then depends on
/// more than the text.
bool xtc_before_mirostat(std::span<const Stage> samplers) {
    const auto first = std::find_if(samplers.begin(), samplers.end(), [](const Stage& stage) {
        return die_cases(std::span(&stage, 1)).size() > 1;
    });
    return std::any_of(first, samplers.end(), is_on_mirostat);
}

/// Adds `more` to the sorted `sum`, both by id.
void add(std::vector<Candidate>& sum, const std::vector<Candidate>& more) {
    std::vector<Candidate> both;
    both.reserve(sum.size() + more.size());
    auto a = sum.begin();
    for (const Candidate& one : more) {
        while (a != sum.end() && a->token < one.token) both.push_back(*a++);
        const bool same = a != sum.end() && a->token == one.token;
        both.push_back({one.token, one.probability + (same ? (a++)->probability : 0)});
    }
    both.insert(both.end(), a, sum.end());
    sum = std::move(both);
}

/// What tells memories of one chain and one text apart: the limits of its mirostat stages.
std::vector<double> limits(const ChainState& state) {
    std::vector<double> all;
    for (const StageState& stage : state.stages)
        if (const auto* mirostat = std::get_if<Mirostat::State>(&stage))
            all.push_back(mirostat->mu);
    return all;
}

/// Joins cases with the same memory, so that their number grows only with what differs.
void join(std::vector<Belief::Case>& cases) {
    if (cases.size() < 2) return;
    std::vector<std::pair<std::vector<double>, std::size_t>> order;
    for (std::size_t i = 0; i < cases.size(); ++i) order.emplace_back(limits(cases[i].state), i);
    std::sort(order.begin(), order.end());
    std::vector<Belief::Case> joined;
    for (std::size_t i = 0; i < order.size(); ++i) {
        Belief::Case& one = cases[order[i].second];
        if (i > 0 && order[i].first == order[i - 1].first) joined.back().weight += one.weight;
        else joined.push_back(std::move(one));
    }
    cases = std::move(joined);
}

}  // namespace

Believer::Believer(std::span<const Stage> samplers, const std::vector<std::string>& vocabulary)
    : samplers_(samplers),
      start_(temper::start(samplers, Vocabulary(vocabulary))),
      cases_(die_cases(samplers)),
      looks_back_(reads_history(samplers)),
      hides_(xtc_before_mirostat(samplers)) {}

Candidates& Believer::apply(std::span<const double> logits, std::span<const std::int32_t> history,
                            double second_die, ChainState& state) {
    candidates_.assign(logits);
    apply_chain(samplers_, candidates_, {.history = history, .second_die = second_die}, state);
    return candidates_;
}

std::vector<Candidate> Believer::mixture(const Belief& belief,
                                         std::span<const std::int32_t> history,
                                         std::span<const double> logits) {
    std::vector<Candidate> mixed;
    for (const Belief::Case& one : belief.cases)
        for (const DieCase& die : cases_) {
            ChainState state = one.state;
            Candidates& left = apply(logits, history, die.second_die, state);
            std::vector<Candidate> part;
            part.reserve(left.size());
            for (std::size_t i = 0; i < left.size(); ++i)
                if (const double p = one.weight * die.probability * left.probability(i); p > 0)
                    part.push_back({left.id(i), p});
            if (mixed.empty()) mixed = std::move(part);
            else add(mixed, part);
        }
    return mixed;
}

std::optional<Belief> Believer::after(const Belief& belief, std::span<const std::int32_t> history,
                                      std::span<const double> logits, std::int32_t token,
                                      std::size_t most) {
    Belief next;
    double sum = 0;
    for (const Belief::Case& one : belief.cases)
        for (const DieCase& die : cases_) {
            ChainState state = one.state;
            Candidates& left = apply(logits, history, die.second_die, state);
            const auto position = left.position(token);
            const double p = position ? left.probability(*position) : 0;
            const double weight = one.weight * die.probability * p;
            if (!(weight > 0)) continue;
            accept(samplers_, token, state);
            next.cases.push_back({weight, std::move(state)});
            sum += weight;
        }
    for (Belief::Case& one : next.cases) one.weight /= sum;
    join(next.cases);
    if (next.cases.size() > most) return std::nullopt;
    return next;
}

}  // namespace temper
