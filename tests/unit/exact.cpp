#include "core/experiments/exact.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/chain.h"
#include "core/experiments/report.h"
#include "tests/unit/runs_support.h"

using namespace temper;
using namespace temper::test;

namespace {

using Odds = std::map<std::vector<std::int32_t>, double>;

/// The slow and obvious way: every token at every step in every case of the second die.
struct Twin {
    const Setup& setup;
    Odds odds = {};
    std::vector<std::int32_t> tokens = setup.prompt;

    void follow(const ChainState& state, double weight) {
        const Context context{tokens, setup.prompt.size()};
        if (context.step() == setup.max_tokens || setup.model->ends(context)) {
            odds[{tokens.begin() + static_cast<std::ptrdiff_t>(setup.prompt.size()),
                  tokens.end()}] += weight;
            return;
        }
        const auto logits = setup.model->logits(context);
        for (const DieCase& die : die_cases(setup.samplers)) {
            ChainState after = state;
            Candidates left;
            left.assign(logits);
            apply_chain(setup.samplers, left, {tokens, die.second_die}, after);
            for (std::size_t i = 0; i < left.size(); ++i) {
                const double p = weight * die.probability * left.probability(i);
                if (p == 0) continue;
                ChainState next = after;
                accept(setup.samplers, left.id(i), next);
                tokens.push_back(left.id(i));
                follow(next, p);
                tokens.pop_back();
            }
        }
    }
};

Odds all_texts(const Setup& setup) {
    Twin twin{setup};
    twin.follow(start(setup.samplers, Vocabulary(setup.model->vocabulary())), 1);
    return twin.odds;
}

void check_against(const Odds& twin, const Exact& exact, double runs) {
    double entropy = 0, two_agree = 0, unique = 0, most = 0;
    std::vector<std::map<std::int32_t, double>> marginals;
    for (const auto& [tokens, p] : twin) {
        entropy -= p * std::log(p);
        two_agree += p * p;
        unique -= std::expm1(runs * std::log1p(-std::min(p, 1.0)));
        most = std::max(most, p);
        if (marginals.size() < tokens.size()) marginals.resize(tokens.size());
        for (std::size_t t = 0; t < tokens.size(); ++t) marginals[t][tokens[t]] += p;
    }
    const auto same = [](double a, double b) { return std::abs(a - b) <= 1e-11 * (1 + b); };
    CHECK(exact.texts == twin.size());
    CHECK(same(*exact.entropy, entropy));
    CHECK(same(*exact.two_agree, two_agree));
    CHECK(same(*exact.agreement, most));
    CHECK(same(*exact.unique, unique));
    CHECK(same(*exact.log_texts, std::log(static_cast<double>(twin.size()))));
    CHECK(exact.most_probable);
    CHECK(same(twin.at(exact.most_probable->tokens), most));
    CHECK(exact.marginals.size() == marginals.size());
    for (std::size_t t = 0; t < marginals.size(); ++t)
        for (const auto& [token, mass] : exact.marginals[t]) CHECK(same(mass, marginals[t][token]));
}

/// A map on which nothing ever ends.
MarkovModel round_map(std::mt19937& random, int words) {
    MarkovModel map = random_map(random, words);
    map.transitions.clear();
    for (int from = -1; from < words; ++from) {
        const std::string name = from < 0 ? "start" : std::string(1, static_cast<char>('a' + from));
        MarkovModel::Row row{.context = name, .arrows = {}};
        for (int to = 0; to < words; ++to)
            row.arrows.push_back({std::string(1, static_cast<char>('a' + to)),
                                  static_cast<double>(1 + random() % 5)});
        map.transitions.push_back(std::move(row));
    }
    return map;
}

}  // namespace

TEST_CASE("the course's map of words, exactly") {
    struct Row {
        double temperature, entropy, two_agree, distinct_in_10;
    };
    constexpr Row rows[] = {{1, 2.142712, 0.134178, 5.8868}, {0.5, 1.676182, 0.280755, 4.5573}};
    for (const Row& row : rows) {
        const Exact answer = exact(lab2_at(row.temperature), 10);
        CHECK(answer.texts == 11);
        CHECK(*answer.entropy == doctest::Approx(row.entropy).epsilon(5e-7));
        CHECK(*answer.two_agree == doctest::Approx(row.two_agree).epsilon(5e-6));
        CHECK(*answer.unique == doctest::Approx(row.distinct_in_10).epsilon(1e-5));
    }
    const Setup lab = lab2_at(1);
    const Exact answer = exact(lab, 10);
    const auto text = [&](std::size_t i) { return lab.model->text((*answer.outcomes)[i].tokens); };
    CHECK(text(0) == "One");
    CHECK(text(1) == "The capital of France");
    CHECK(text(10) == "The capital is Lyon");
    CHECK(*(*answer.outcomes)[1].probability == doctest::Approx(0.189).epsilon(1e-12));
    CHECK(*(*answer.outcomes)[10].probability == doctest::Approx(0.006).epsilon(1e-12));
    CHECK(lab.model->text(answer.most_probable->tokens) == "One");
    CHECK(lab.model->text(greedy_text(lab)->tokens) == "The capital of France");
    CHECK(greedy_text(lab)->logprob == doctest::Approx(std::log(0.189)).epsilon(1e-12));

    const Exact half = exact(lab2_at(0.5), 10);
    CHECK(*half.agreement == doctest::Approx(0.482480).epsilon(1e-6));
    CHECK(*(*half.outcomes)[1].probability == doctest::Approx(0.155817).epsilon(2e-6));
    CHECK(*(*half.outcomes)[2].probability == doctest::Approx(0.105263).epsilon(2e-6));
}

TEST_CASE("every answer meets the slow way, for any chain") {
    for (unsigned seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        std::vector<Stage> samplers;
        for (unsigned i = 0; i < seed % 4; ++i) samplers.push_back(random_stage(random));
        const Setup small = setup(random_map(random, 4), samplers, 1 + seed % 5);
        const Odds twin = all_texts(small);
        const Exact answer = exact(small, 30);
        check_against(twin, answer, 30);
        CHECK(answer.outcomes);
        for (const Outcome& outcome : *answer.outcomes) {
            const double p = twin.at(outcome.tokens);
            CHECK(*outcome.probability == doctest::Approx(p).epsilon(1e-12));
            CHECK(*text_probability(small, outcome.tokens) == doctest::Approx(p).epsilon(1e-12));
        }
    }
}

TEST_CASE("xtc before mirostat: the text does not show what the die did") {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const std::vector<Stage> samplers = {
            on(Xtc{.probability = 0.3, .threshold = 0.15}),
            on(Mirostat{.version = 1 + static_cast<int>(seed % 2), .tau = 1, .eta = 0.4}),
            on(Xtc{.probability = 0.6, .threshold = 0.2})};
        const Setup small = setup(round_map(random, 3), samplers, 5);
        check_against(all_texts(small), exact(small, 7), 7);
    }
}

TEST_CASE("too many texts to list: by states, exactly, too") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        for (const double runs : {1.0, 10.0, 1000.0, 1e6}) {
            CAPTURE(seed);
            CAPTURE(runs);
            std::mt19937 random(seed);
            const Setup many =
                setup(round_map(random, 4), {on(Temperature{.temperature = 0.3 + 0.1 * seed})}, 7);
            const Exact answer = exact(many, static_cast<std::uint64_t>(runs));
            CHECK_FALSE(answer.outcomes);
            check_against(all_texts(many), answer, runs);
        }
    }
}

TEST_CASE("40 tokens of a map that goes round") {
    const FixedModel coin{
        .tokens = {"heads", "tails"}, .values = {0.5, 0.5}, .probabilities = true};
    const Exact answer = exact(setup(coin, {}, 40), 1'000'000);
    CHECK(*answer.log_texts == doctest::Approx(40 * std::log(2.0)).epsilon(1e-14));
    CHECK(answer.texts == std::uint64_t{1} << 40);
    CHECK(*answer.entropy == doctest::Approx(40 * std::log(2.0)).epsilon(1e-14));
    CHECK(*answer.two_agree == std::ldexp(1.0, -40));
    CHECK(*answer.agreement == std::ldexp(1.0, -40));
    // Pairs of runs that agree: C(10^6, 2) / 2^40 = 0.4547...; three alike are far rarer.
    CHECK(1e6 - *answer.unique ==
          doctest::Approx(1e6 * (1e6 - 1) / 2 * std::ldexp(1.0, -40)).epsilon(1e-5));
    CHECK(answer.most_probable->tokens == std::vector<std::int32_t>(40, 0));
    CHECK(answer.marginals.size() == 40);
    CHECK(answer.marginals[39] == std::vector<Candidate>{{0, 0.5}, {1, 0.5}});

    // 100 runs of a coin with 0.9: texts of equal probability go as one, by hand over the tails.
    const FixedModel biased{
        .tokens = {"heads", "tails"}, .values = {0.9, 0.1}, .probabilities = true};
    double expected = 0, choose = 1;
    for (int tails = 0; tails <= 40; ++tails) {
        const double p = std::pow(0.9, 40 - tails) * std::pow(0.1, tails);
        expected -= choose * std::expm1(100 * std::log1p(-p));
        choose = choose * (40 - tails) / (tails + 1);
    }
    CHECK(*exact(setup(biased, {}, 40), 100).unique == doctest::Approx(expected).epsilon(1e-12));
}

TEST_CASE("the longest texts neither underflow nor take for ever") {
    FixedModel many{.tokens = {}, .values = {}, .probabilities = false};
    for (int i = 0; i < 1000; ++i) {
        many.tokens.push_back(std::to_string(i));
        many.values.push_back(i % 7);
    }
    const Exact answer = exact(setup(many, {}, 4096), 10'000'000);
    CHECK(*answer.log_texts == doctest::Approx(4096 * std::log(1000.0)).epsilon(1e-13));
    CHECK_FALSE(answer.texts);
    CHECK(*answer.agreement == 0);
    CHECK(answer.most_probable->logprob < -20000);
    CHECK(*answer.unique == 1e7);
}

TEST_CASE("a text has a probability whatever it is") {
    const Setup lab = lab2_at(1);
    const auto of = [&](std::vector<std::string> words) {
        return *text_probability(lab, lab.model->ids(words));
    };
    CHECK(of({"One"}) == doctest::Approx(0.2).epsilon(1e-13));
    CHECK(of({"The"}) == 0);         // goes on
    CHECK(of({"One", "The"}) == 0);  // had ended
    CHECK(of({"France"}) == 0);      // cannot begin so
    CHECK(of({}) == 0);
    CHECK(of({"nonsense"}) == 0);
    CHECK(*prefix_probability(lab, lab.model->ids(std::vector<std::string>{"The"})) ==
          doctest::Approx(0.5).epsilon(1e-13));
    CHECK(*prefix_probability(lab, {}) == 1);
    const Setup ended = setup(lab2(), {}, 4, {"One"});
    CHECK(*text_probability(ended, {}) == 1);
    const Exact nothing = exact(ended, 10);
    CHECK(nothing.texts == 1);
    CHECK(*nothing.unique == 1);
    CHECK(*nothing.entropy == 0);
}

TEST_CASE("the most probable text of a chain that looks back") {
    std::mt19937 random(4);
    const Setup long_one = setup(round_map(random, 5),
                                 {on(Temperature{.temperature = 0.2}),
                                  on(Penalties{.repeat = 1, .presence = 0.5, .last_n = 2})},
                                 7);
    const Odds twin = all_texts(long_one);
    CHECK(twin.size() > max_outcomes);
    const auto best = std::max_element(
        twin.begin(), twin.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const Exact answer = exact(long_one, 10);
    CHECK_FALSE(answer.outcomes);
    CHECK_FALSE(answer.entropy);
    CHECK(answer.most_probable->tokens == best->first);
    CHECK(*answer.agreement == doctest::Approx(best->second).epsilon(1e-12));
}

TEST_CASE("an experiment beside its exact answer") {
    const Setup lab = lab2_at(1);
    Experiment experiment(lab, 42, 7);
    while (experiment.work(1000)) {
    }
    const ExperimentReport beside = report(experiment, exact(lab, 7));
    CHECK(beside.runs == 7);
    CHECK(beside.outcomes.size() == 11);  // those not drawn are listed as well
    CHECK(beside.rest.outcomes == 0);
    CHECK(beside.rest.count == 0);
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < beside.outcomes.size(); ++i) {
        const Outcome& outcome = beside.outcomes[i];
        count += outcome.count;
        CHECK(*outcome.probability == *text_probability(lab, outcome.tokens));
        if (i == 0) continue;
        const Outcome& before = beside.outcomes[i - 1];
        CHECK((before.count > outcome.count ||
               (before.count == outcome.count && before.probability >= outcome.probability)));
    }
    CHECK(count == 7);
}

TEST_CASE("a report lists 10,000 texts and counts the rest") {
    std::mt19937 random(4);
    const Setup many = setup(round_map(random, 5),
                             {on(Xtc{.probability = 0.5, .threshold = 0.2}),
                              on(Penalties{.repeat = 1, .presence = 0.1})},
                             12);
    Experiment experiment(many, 1, 12'000);
    while (experiment.work(1 << 20)) {
    }
    const ExperimentReport beside = report(experiment, exact(many, 12'000));
    CHECK(beside.outcomes.size() == 10'000);
    CHECK(beside.rest.outcomes + 10'000 == static_cast<std::uint64_t>(beside.drawn.unique));
    CHECK(beside.rest.count >= beside.rest.outcomes);
    for (const Outcome& outcome : beside.outcomes) CHECK(outcome.probability);
}
