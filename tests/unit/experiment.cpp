#include "core/experiments/experiment.h"

#include <doctest/doctest.h>

#include <map>

#include "core/generation.h"
#include "tests/unit/runs_support.h"

using namespace temper;
using namespace temper::test;

namespace {

using Tally = std::map<std::vector<std::int32_t>, std::uint64_t>;

/// The slow way: each run on its own.
Tally one_by_one(const Setup& setup, std::uint64_t seed, std::uint64_t runs) {
    Tally tally;
    for (std::uint64_t run = 0; run < runs; ++run) {
        const Generation text = generate(setup, seed, run);
        ++tally[{text.tokens().begin(), text.tokens().end()}];
    }
    return tally;
}

Tally tally_of(const Experiment& experiment) {
    Tally tally;
    experiment.for_each([&](const Outcome& one) { tally[one.tokens] += one.count; });
    return tally;
}

Experiment done(const Setup& setup, std::uint64_t seed, std::uint64_t runs) {
    Experiment experiment(setup, seed, runs);
    while (experiment.work(100)) {
    }
    return experiment;
}

}  // namespace

TEST_CASE("an experiment tallies what its runs give one by one") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        std::vector<Stage> samplers;
        for (unsigned i = 0; i < seed % 4; ++i) samplers.push_back(random_stage(random));
        const Setup small = setup(random_map(random, 4), samplers, 1 + seed % 7);
        const Experiment experiment = done(small, seed, 300);
        CHECK(experiment.done() == 300);
        std::uint64_t tokens = 0;
        for (const auto& [text, count] : tally_of(experiment)) tokens += text.size() * count;
        CHECK(experiment.tokens() == tokens);
        CHECK_FALSE(experiment.error());
        CHECK(tally_of(experiment) == one_by_one(small, seed, 300));
    }
}

TEST_CASE("texts beyond the trunk are told apart, too") {
    std::mt19937 random(9);
    MarkovModel map = random_map(random, 6);
    map.transitions.clear();
    for (const char* from : {"start", "a", "b", "c", "d"})
        map.transitions.push_back({from, {{"a", 4}, {"b", 3}, {"c", 2}, {"d", 1}}});
    const Setup endless = setup(map, {on(Temperature{.temperature = 0.7})}, 40);
    const Experiment experiment = done(endless, 5, 4000);
    CHECK(tally_of(experiment) == one_by_one(endless, 5, 4000));
    CHECK(experiment.facts().unique > 3000);
    const Setup penalised = setup(map, {on(Penalties{.repeat = 1, .presence = 1})}, 30);
    CHECK(tally_of(done(penalised, 5, 3000)) == one_by_one(penalised, 5, 3000));
}

TEST_CASE("run i is the same whatever the count and however the work is cut") {
    const Setup lab = lab2_at(1);
    Experiment grown(lab, 42, 10);
    while (grown.work(1)) {
    }
    grown.extend(5000);
    while (grown.work(777)) {
    }
    CHECK(tally_of(grown) == tally_of(done(lab, 42, 5000)));
    const Generation last = generate(lab, 42, 4999);
    const auto latest = grown.latest();
    const auto tokens = last.tokens();
    CHECK(std::equal(latest.begin(), latest.end(), tokens.begin(), tokens.end()));
}

TEST_CASE("work that is stopped leaves the runs done so far") {
    const Setup lab = lab2_at(1);
    Experiment experiment(lab, 42, 1'000'000);
    for (int slice = 0; slice < 5; ++slice) CHECK(experiment.work(1000));
    const std::uint64_t before = experiment.done();
    CHECK(before > 0);
    CHECK(before < 5000);
    CHECK(tally_of(experiment) == one_by_one(lab, 42, before));
}

TEST_CASE("facts are those of the tally") {
    const Experiment experiment = done(lab2_at(1), 42, 1000);
    const Facts facts = experiment.facts();
    double most = 0, squares = 0, entropy = 0;
    const Tally tally = tally_of(experiment);
    for (const auto& [tokens, count] : tally) {
        const double share = static_cast<double>(count) / 1000;
        most = std::max(most, share);
        squares += share * share;
        entropy -= share * std::log(share);
    }
    CHECK(facts.unique == static_cast<double>(tally.size()));
    CHECK(facts.agreement == doctest::Approx(most).epsilon(1e-13));
    CHECK(facts.two_agree == doctest::Approx(squares).epsilon(1e-13));
    CHECK(facts.entropy == doctest::Approx(entropy).epsilon(1e-13));
    const auto outcomes = experiment.outcomes(3);
    CHECK(outcomes.size() == 3);
    CHECK(outcomes[0].count >= outcomes[1].count);
    CHECK(experiment.passed({}).through == 1000);
    std::uint64_t through = 0;
    for (const auto& [tokens, count] : tally)
        if (tokens[0] == outcomes[0].tokens[0]) through += count;
    CHECK(experiment.passed(std::span(outcomes[0].tokens).first(1)).through == through);
    CHECK(experiment.passed(outcomes[0].tokens).ended == outcomes[0].count);
}

TEST_CASE("before the first run there is nothing to say") {
    const Experiment fresh(lab2_at(1), 0, 10);
    CHECK(fresh.facts().unique == 0);
    CHECK(fresh.latest().empty());
    CHECK(fresh.outcomes(5).empty());
}
