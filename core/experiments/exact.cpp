#include "core/experiments/exact.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/experiments/backward.h"
#include "core/experiments/distinct.h"
#include "core/experiments/enumeration.h"
#include "core/experiments/forward.h"
#include "core/experiments/odds.h"
#include "core/experiments/search.h"
#include "core/experiments/seen.h"
#include "core/math.h"

namespace temper {
namespace {

constexpr std::size_t graph_bytes = std::size_t{128} << 20;
constexpr std::size_t max_links = 2'000'000;
constexpr std::size_t max_marginals = std::size_t{1} << 22;
constexpr std::size_t max_table = 500'000;
constexpr std::size_t max_beginnings = 20'000;
/// After this many operations what is not known stays unknown.
constexpr std::uint64_t patience = 4'000'000'000;

bool more_probable(const Outcome& a, const Outcome& b) {
    if (a.probability != b.probability) return a.probability > b.probability;
    return a.tokens < b.tokens;
}

bool less_probable(const Candidate& a, const Candidate& b) {
    return a.probability < b.probability;
}

std::vector<std::vector<Candidate>> marginals_of(const std::vector<Outcome>& outcomes) {
    std::vector<std::map<std::int32_t, double>> steps;
    std::size_t room = max_marginals;
    for (const Outcome& outcome : outcomes) {
        if (steps.size() < outcome.tokens.size()) steps.resize(outcome.tokens.size());
        for (std::size_t t = 0; t < outcome.tokens.size() && room > 0; ++t, --room)
            steps[t][outcome.tokens[t]] += *outcome.probability;
    }
    std::vector<std::vector<Candidate>> marginals;
    for (const auto& step : steps) {
        auto& marginal = marginals.emplace_back();
        for (const auto& [token, mass] : step) marginal.push_back({token, mass});
    }
    return marginals;
}

}  // namespace

/// What there is to do, in this order. Where texts share states: find them, go forward, and if the
/// texts are few list them; else backward and then what needs both. Where they do not: list them,
/// or else look for the most probable.
struct ExactWork::Impl {
    Setup setup;
    std::uint64_t runs, spent = 0;
    Exact result = {};
    std::unique_ptr<States> states;
    std::optional<Graph> graph = {};
    std::optional<Forward> forward = {};
    std::optional<Enumeration> enumeration = {};
    std::optional<Backward> backward = {};
    std::optional<Distinct> distinct = {};
    std::optional<Search> search = {};
    bool done = false;

    Impl(Setup all, std::uint64_t runs_of_all)
        : setup(std::move(all)),
          runs(runs_of_all),
          states(std::make_unique<States>(setup, graph_bytes)) {
        if (states->merged()) graph.emplace(setup, *states, max_links);
        else list_afresh();
    }

    /// One slice of the part that is under way, and what it took. The next part begins when one is
    /// done.
    std::uint64_t advance() {
        const std::uint64_t before = states->spent();
        constexpr std::uint64_t slice = 1000;
        bool more = true;
        if (search) more = search->work(slice);
        else if (distinct) more = distinct->work(slice);
        else if (backward) more = backward->work(slice);
        else if (enumeration) more = enumeration->work(slice);
        else if (forward) more = forward->work(slice);
        else more = graph->work(slice);
        const std::uint64_t took = slice + (states->spent() - before);
        if (!more) next_part();
        return took;
    }

    void next_part() {
        if (search) after_search();
        else if (distinct) finish(distinct->expected());
        else if (backward) after_backward();
        else if (enumeration) after_enumeration();
        else if (forward) after_forward();
        else after_graph();
    }

    void after_graph() {
        if (graph->complete()) forward.emplace(*graph, setup.max_tokens, max_marginals);
        else list_afresh();
    }

    void after_forward() {
        result.entropy = forward->entropy();
        result.two_agree = forward->two_agree();
        result.log_texts = forward->log_texts();
        if (forward->texts() <= std::uint64_t{1} << 53) result.texts = forward->texts();
        if (forward->texts() <= max_outcomes) {
            enumeration.emplace(setup, *states, max_outcomes);
        } else {
            result.marginals = std::move(forward->marginals());
            backward.emplace(*graph, setup.max_tokens, max_table);
        }
    }

    void list_afresh() {
        graph.reset();
        states = std::make_unique<States>(setup, states->merged() ? graph_bytes : 0);
        enumeration.emplace(setup, *states, max_outcomes);
    }

    void after_enumeration() {
        if (enumeration->complete()) return listed(std::move(enumeration->outcomes()));
        if (graph || states->hides()) return finish(std::nullopt);
        states = std::make_unique<States>(setup, states->merged() ? graph_bytes : 0);
        search.emplace(setup, *states, max_beginnings);
    }

    void after_backward() {
        result.agreement = backward->best().value();
        if (!backward->kept()) return finish(std::nullopt);
        result.most_probable = Text{backward->best_text(), backward->best().log()};
        distinct.emplace(*graph, *backward, setup.max_tokens, runs);
    }

    void after_search() {
        if (search->found()) {
            result.most_probable = search->found();
            result.agreement = exp(search->found()->logprob);
        }
        done = true;
    }

    void finish(std::optional<double> unique) {
        result.unique = unique;
        done = true;
    }

    /// All that can be asked of texts that are listed, in order of tokens.
    void listed(std::vector<Outcome> outcomes) {
        result.marginals = marginals_of(outcomes);
        std::stable_sort(outcomes.begin(), outcomes.end(), more_probable);
        double unique = 0, entropy = 0, two_agree = 0;
        for (const Outcome& outcome : outcomes) {
            const double p = *outcome.probability;
            unique += chance_seen(p, static_cast<double>(runs));
            two_agree += p * p;
            if (p > 0) entropy -= p * log(p);
        }
        result.entropy = std::max(entropy, 0.0);
        result.two_agree = two_agree;
        result.agreement = *outcomes.front().probability;
        result.texts = outcomes.size();
        result.log_texts = log(static_cast<double>(outcomes.size()));
        result.most_probable = Text{outcomes.front().tokens, log(*result.agreement)};
        result.outcomes = std::move(outcomes);
        finish(unique);
    }
};

ExactWork::ExactWork(Setup setup, std::uint64_t runs)
    : impl_(std::make_unique<Impl>(std::move(setup), runs)) {}
ExactWork::ExactWork(ExactWork&&) noexcept = default;
ExactWork& ExactWork::operator=(ExactWork&&) noexcept = default;
ExactWork::~ExactWork() = default;

bool ExactWork::work(std::uint64_t budget) {
    for (std::uint64_t spent = 0; !impl_->done && spent < budget;) {
        const std::uint64_t step = impl_->advance();
        spent += step;
        impl_->spent += step;
        if (impl_->spent > patience) impl_->done = true;
    }
    return !impl_->done;
}

const Exact& ExactWork::result() const {
    return impl_->result;
}

Exact exact(const Setup& setup, std::uint64_t runs) {
    ExactWork work(setup, runs);
    while (work.work(1'000'000)) {
    }
    return work.result();
}

std::optional<Text> greedy_text(const Setup& setup) {
    Odds odds(setup);
    Text text;
    for (std::vector<Candidate> next = odds.next({}); !next.empty();) {
        const auto first = std::max_element(next.begin(), next.end(), less_probable);
        text.tokens.push_back(first->token);
        text.logprob += log(first->probability);
        next = odds.next(text.tokens);
    }
    if (!odds.text(text.tokens)) return std::nullopt;
    return text;
}

}  // namespace temper
