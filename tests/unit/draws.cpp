#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/experiments/exact.h"
#include "core/generation.h"
#include "core/sample.h"
#include "tests/unit/random.h"
#include "tests/unit/runs_support.h"
#include "tests/unit/support.h"

// Statistics of what is drawn. All are Pearson's chi-square against an exact expectation. Seeds are
// fixed, so a test passes always or never; its limit is the one that a right program passes for all
// but one seed in a million (for the 130 tests here: one set of seeds in 7,700). Beside each
// stands a distribution that is a little wrong and must be told from the right one: the effect
// named is seen for 99.9 % of seeds.

using namespace temper;
using namespace temper::test;

namespace {

const std::vector<double> paris = {2, 1, .5, -.5, -2};
constexpr std::size_t draws = 50'000;

/// The limit for `cells` - 1 degrees of freedom at one in a million.
double limit(std::size_t cells) {
    const std::map<std::size_t, double> limits = {{2, 23.93},  {3, 27.64},  {4, 30.67}, {5, 33.38},
                                                  {11, 46.87}, {16, 56.50}, {25, 72.23}};
    return limits.at(cells);
}

double chi_square(std::span<const std::uint64_t> counts, std::span<const double> probs) {
    double total = 0, sum = 0;
    for (const std::uint64_t count : counts) total += static_cast<double>(count);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (probs[i] == 0) {
            if (counts[i] > 0) return infinity;
            continue;
        }
        const double expected = total * probs[i], off = static_cast<double>(counts[i]) - expected;
        sum += off * off / expected;
    }
    return sum;
}

std::size_t possible(std::span<const double> probs) {
    return kept(probs);
}

std::vector<std::int32_t> drawn(std::span<const Stage> chain, std::uint64_t seed,
                                std::uint64_t first_run) {
    std::vector<std::int32_t> ids(draws);
    Sample(paris, chain, {}, {}).draw(seed, first_run, ids);
    return ids;
}

std::vector<std::uint64_t> counted(std::span<const std::int32_t> ids) {
    std::vector<std::uint64_t> counts(paris.size());
    for (const std::int32_t id : ids) ++counts[static_cast<std::size_t>(id)];
    return counts;
}

/// Pairs of tokens, first(i) and second(i), against independence.
template <class First, class Second>
double of_pairs(First first, Second second) {
    const std::vector<double> one = softmax(paris);
    std::vector<double> both;
    for (const double p : one)
        for (const double q : one) both.push_back(p * q);
    std::vector<std::uint64_t> counts(both.size());
    for (std::size_t i = 0; i < draws; ++i)
        ++counts[static_cast<std::size_t>(first(i)) * paris.size() +
                 static_cast<std::size_t>(second(i))];
    return chi_square(counts, both);
}

/// Cells of two streams of dice, four by four.
template <class First, class Second>
double of_dice(First first, Second second) {
    std::array<std::uint64_t, 16> cells = {};
    for (std::size_t i = 0; i < 20'000; ++i)
        ++cells[static_cast<std::size_t>(first(i) * 4) * 4 +
                static_cast<std::size_t>(second(i) * 4)];
    return chi_square(cells, std::vector<double>(16, 1. / 16));
}

}  // namespace

TEST_CASE("drawn tokens follow the chain's probabilities") {
    const std::vector<std::vector<Stage>> chains = {
        {},
        {on(Temperature{.temperature = 2})},
        {on(TopK{.k = 3}), on(Temperature{.temperature = 1.5})},
        {on(TopP{.p = .9})},
        {on(Xtc{.probability = .4, .threshold = .1})},
        {on(Xtc{.probability = .4, .threshold = .1}), on(Xtc{.probability = .7, .threshold = .2})},
    };
    for (const auto& chain : chains) {
        const std::vector<double> probs = temper::apply(paris, chain);
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            CAPTURE(seed);
            CHECK(chi_square(counted(drawn(chain, seed, 0)), probs) < limit(possible(probs)));
        }
    }
    // The test can fail: T = 1.05 is told from 1.
    const Stage warmer = on(Temperature{.temperature = 1.05});
    CHECK(chi_square(counted(drawn({&warmer, 1}, 1, 0)), softmax(paris)) > limit(5));
}

TEST_CASE("neighbouring draws, runs and seeds are independent") {
    // 2.5 draws in a hundred that repeat their neighbour are seen.
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        const auto here = drawn({}, seed, 0), next_seed = drawn({}, seed + 1, 0),
                   later = drawn({}, seed, 1 << 20);
        const auto of = [](const auto& ids) { return [&ids](std::size_t i) { return ids[i]; }; };
        const auto next = [&](std::size_t i) { return here[(i + 1) % draws]; };
        CHECK(of_pairs(of(here), next) < limit(25));
        CHECK(of_pairs(of(here), of(next_seed)) < limit(25));
        CHECK(of_pairs(of(here), of(later)) < limit(25));
        const auto repeats = [&](std::size_t i) { return i % 40 == 0 ? here[i] : later[i]; };
        CHECK(of_pairs(of(here), repeats) > limit(25));
    }
}

TEST_CASE(
    "the dice of neighbouring runs, steps and seeds, and the two of a step, are independent") {
    // A die that is another's copy 4 times in a hundred is seen.
    const auto u = [](std::uint64_t seed, std::uint64_t run, std::size_t step) {
        return dice(seed, run, static_cast<std::uint32_t>(step)).u;
    };
    const auto here = [&](std::size_t i) { return u(7, i, 0); };
    const auto steps = [&](std::size_t i) { return u(7, 3, i); };
    CHECK(of_dice(here, [&](std::size_t i) { return u(7, i + 1, 0); }) < limit(16));
    CHECK(of_dice(here, [&](std::size_t i) { return u(8, i, 0); }) < limit(16));
    CHECK(of_dice(here, [&](std::size_t i) { return u(7 + (1ull << 32), i, 0); }) < limit(16));
    CHECK(of_dice(here, [&](std::size_t i) { return u(7, i + (1ull << 32), 0); }) < limit(16));
    CHECK(of_dice(here, [&](std::size_t i) { return u(7, i, 1); }) < limit(16));
    CHECK(of_dice(steps, [&](std::size_t i) { return u(7, 3, i + 1); }) < limit(16));
    CHECK(of_dice(steps, [&](std::size_t i) { return u(7, 4, i); }) < limit(16));
    CHECK(of_dice(here, [&](std::size_t i) { return dice(7, i, 0).second; }) < limit(16));
    const auto copies = [&](std::size_t i) { return i % 25 == 0 ? here(i) : u(8, i, 0); };
    CHECK(of_dice(here, copies) > limit(16));
}

TEST_CASE("the texts drawn follow the exact probabilities") {
    // 100,000 texts of the course's map, 11 of them possible: T = 1.05 is told from 1.
    const auto experiment_at = [](const Setup& setup, std::uint64_t seed) {
        Experiment experiment(setup, seed, 2 * draws);
        while (experiment.work(1 << 20)) {
        }
        return experiment;
    };
    const auto against = [](const Experiment& experiment, const Exact& exact) {
        std::map<std::vector<std::int32_t>, double> probs;
        for (const Outcome& outcome : *exact.outcomes) probs[outcome.tokens] = *outcome.probability;
        std::vector<std::uint64_t> counts;
        std::vector<double> expected;
        experiment.for_each([&](const Outcome& outcome) {
            counts.push_back(outcome.count);
            expected.push_back(probs[outcome.tokens]);
        });
        CHECK(counts.size() == probs.size());
        return chi_square(counts, expected);
    };
    const std::vector<std::vector<Stage>> chains = {
        {},
        {on(Temperature{.temperature = 2})},
        {on(Xtc{.probability = .5, .threshold = .4}), on(Temperature{.temperature = 2})},
    };
    for (const auto& chain : chains) {
        const Setup lab = setup(lab2(), chain, 4);
        const Exact answer = exact(lab, 1);
        const std::size_t texts = answer.outcomes->size();
        CHECK(texts == 11);
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            CAPTURE(seed);
            CHECK(against(experiment_at(lab, seed), answer) < limit(texts));
        }
    }
    CHECK(against(experiment_at(lab2_at(1.05), 1), exact(lab2_at(1), 1)) > limit(11));
}

TEST_CASE("many draws at once are the draws one by one") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const auto logits = random_logits(random, seed % 3 ? 8 : 300);
        std::vector<Stage> chain;
        for (std::size_t i = random.below(4); i > 0; --i)
            chain.push_back({.sampler = random_sampler(random, logits.size())});
        const Vocabulary vocabulary(numbered(logits.size()));
        Sample sample(logits, chain, {}, vocabulary);
        std::vector<std::int32_t> ids(50), one(1);
        sample.draw(seed, 1000, ids);
        const ChainState fresh = start(chain, vocabulary);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            ChainState state = fresh;
            CHECK(ids[i] == trace(logits, chain, dice(seed, 1000 + i, 0), {}, state).token);
            sample.draw(seed, 1000 + i, one);
            CHECK(ids[i] == one[0]);
        }
        const auto probs = softmax(logits);
        std::vector<std::uint64_t> counts(probs.size()), slow(probs.size());
        tally(probs, seed, 5, 60, counts);
        for (std::uint64_t run = 5; run < 65; ++run) ++slow[pick(probs, dice(seed, run, 0).u)];
        CHECK(counts == slow);
    }
}

TEST_CASE("pick takes the first token that exceeds the die") {
    const std::vector<double> probs = {0, .25, .5, .25, 0};
    CHECK(pick(probs, 0) == 1);
    CHECK(pick(probs, .25) == 2);  // .25 is not exceeded by the first
    CHECK(pick(probs, .7499) == 2);
    CHECK(pick(probs, .75) == 3);
    CHECK(pick(std::vector{.5, .5 - 1e-9, 0.}, 1 - 1e-12) == 1);  // rounding left none
}
