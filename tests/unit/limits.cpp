#include <doctest/doctest.h>

#include <string>

#include "core/dice.h"
#include "core/experiments/compare.h"
#include "core/experiments/report.h"
#include "core/experiments/river.h"
#include "core/experiments/scaled.h"
#include "core/experiments/twigs.h"
#include "core/generation.h"
#include "core/kernels.h"
#include "tests/unit/runs_support.h"

using namespace temper;
using namespace temper::test;

// Sizes at the edge of what a scenario may ask for: a right answer or an error, in bounded time.

namespace {

FixedModel many_tokens(int count) {
    FixedModel model{.tokens = {}, .values = {}};
    for (int i = 0; i < count; ++i) {
        model.tokens.push_back(std::to_string(i));
        model.values.push_back(i % 11 * 0.1);
    }
    return model;
}

}  // namespace

TEST_CASE("dice thrown side by side are those thrown one by one") {
    std::vector<std::uint32_t> offsets(29);
    for (std::uint32_t i = 0; i < offsets.size(); ++i) offsets[i] = i * i * 3;
    for (const int width : {2, 4, 8})
        for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{4294967290}, max_seed})
            for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{42}, max_seed}) {
                const kernel::Kernels* const wide = kernel::of_width(width);
                if (!wide) continue;
                CAPTURE(width);
                const std::size_t n = offsets.size();
                std::vector<std::uint64_t> u(n), second(n), alone(n), in_row(n);
                wide->dice(seed, first, offsets.data(), n, 7, u.data(), second.data());
                wide->dice(seed, first, offsets.data(), n, 7, alone.data(), nullptr);
                wide->dice(seed, first, nullptr, n, 7, in_row.data(), nullptr);
                CHECK(alone == u);
                for (std::size_t i = 0; i < n; ++i) {
                    const Dice one = dice(seed, first + offsets[i], 7);
                    CHECK(static_cast<double>(u[i]) * 0x1p-53 == one.u);
                    CHECK(static_cast<double>(second[i]) * 0x1p-53 == one.second);
                    CHECK(static_cast<double>(in_row[i]) * 0x1p-53 == dice(seed, first + i, 7).u);
                }
            }
}

TEST_CASE("scaled numbers round as doubles do and reach beyond them") {
    const Scaled third(1.0 / 3), tiny(1e-300);
    CHECK((third * third).value() == (1.0 / 3) * (1.0 / 3));
    CHECK((third + Scaled(0.25)).value() == 1.0 / 3 + 0.25);
    CHECK((tiny * tiny).value() == 0);
    CHECK((tiny * tiny).log() == doctest::Approx(2 * std::log(1e-300)).epsilon(1e-14));
    CHECK(tiny * tiny < tiny);
    CHECK(Scaled() < tiny * tiny);
    CHECK((Scaled() + tiny) == tiny);
    CHECK(Scaled(5e-324).value() == 5e-324);
}

TEST_CASE("a tally that reaches its limit says so and stays as it was") {
    Twigs twigs;
    std::uint32_t added = 0;
    const std::size_t limit = std::size_t{3} << 20;
    while (twigs.add(added % 7, std::vector<std::int32_t>{static_cast<std::int32_t>(added), 1000},
                     0.5, limit))
        ++added;
    CHECK(twigs.size() == added);
    CHECK(twigs.bytes() <= limit);
    CHECK(added > 30'000);
    CHECK(twigs.rare()[1] == added);
    std::size_t taken = 0;
    for (std::size_t place = 0; place < twigs.places(); ++place) {
        if (!twigs.taken(place)) continue;
        ++taken;
        std::vector<std::int32_t> tokens;
        Twigs::unpack(twigs.at(place).packed, tokens);
        CHECK(static_cast<std::uint32_t>(tokens[0]) % 7 == twigs.at(place).node);
    }
    CHECK(taken == added);
    for (int i = 0; i < 2000; ++i) twigs.add(0, std::vector<std::int32_t>{0, 1000}, 0.5, limit);
    CHECK(twigs.frequent() == std::vector<std::uint32_t>{2001});
}

TEST_CASE("a large vocabulary: one token each") {
    const Setup large = setup(many_tokens(100'000), {on(TopP{.p = 0.9})}, 1);
    Experiment experiment(large, 1, 20'000);
    while (experiment.work(1 << 16)) {
    }
    CHECK(experiment.done() == 20'000);
    const Generation last = generate(large, 1, 19'999);
    CHECK(std::equal(last.tokens().begin(), last.tokens().end(), experiment.latest().begin()));
    CHECK(experiment.passed(last.tokens()).ended >= 1);
    const Exact answer = exact(large, 20'000);
    CHECK_FALSE(answer.outcomes);
    CHECK(*answer.unique == doctest::Approx(experiment.facts().unique).epsilon(0.01));
    const ExperimentReport beside = report(experiment, answer);
    CHECK(beside.outcomes.size() == 10'000);
    CHECK(river(experiment, answer, 100).nodes.size() == 101);
}

TEST_CASE("the longest texts: 4,096 tokens") {
    const Setup longest = setup(many_tokens(3), {on(Temperature{.temperature = 0.5})}, 4096);
    Experiment experiment(longest, 1, 300);
    std::uint64_t slices = 0;
    while (experiment.work(10'000)) ++slices;
    CHECK(slices > 50);
    CHECK(experiment.facts().unique == 300);
    CHECK(experiment.outcomes(1)[0].probability == 0.0);  // too small for a double
    const Generation last = generate(longest, 1, 299);
    CHECK(std::equal(last.tokens().begin(), last.tokens().end(), experiment.latest().begin()));
    const River part = river(experiment, exact(longest, 300), 10);
    CHECK(part.nodes.size() > 4096);

    const Setup one_way = setup(many_tokens(3), {on(Greedy{})}, 4096);
    const Exact certain = exact(one_way, 10);
    CHECK(certain.texts == 1);
    CHECK(*certain.agreement == 1);
    CHECK(find_loop((*certain.outcomes)[0].tokens) == Loop{0, 1});
    const Setup looking_back =
        setup(many_tokens(3), {on(Greedy{}), on(Penalties{.repeat = 2, .presence = 1})}, 4096);
    CHECK(exact(looking_back, 10).texts == 1);
}

TEST_CASE("xtc before mirostat with more hidden cases than can be followed") {
    const Setup hidden = setup(many_tokens(6),
                               {on(Xtc{.probability = 0.5, .threshold = 0.01}),
                                on(Mirostat{.version = 2, .tau = 2, .eta = 0.37})},
                               40);
    Experiment experiment(hidden, 1, 200);
    while (experiment.work(1000)) {
    }
    CHECK(experiment.done() == 200);
    const Generation last = generate(hidden, 1, 199);
    CHECK(std::equal(last.tokens().begin(), last.tokens().end(), experiment.latest().begin()));
    const Exact answer = exact(hidden, 200);
    CHECK_FALSE(answer.outcomes);
    CHECK_FALSE(answer.entropy);
}

TEST_CASE("a report spends no more than its budget") {
    const Setup hidden = setup(many_tokens(6),
                               {on(Xtc{.probability = 0.5, .threshold = 0.01}),
                                on(Mirostat{.version = 2, .tau = 2, .eta = 0.37})},
                               7);
    Experiment experiment(hidden, 1, 200);
    while (experiment.work(1000)) {
    }
    Exact answer = exact(hidden, 200);
    answer.outcomes.reset();  // as if there were too many to list
    const auto known = [&](std::uint64_t budget) {
        std::size_t count = 0;
        for (const Outcome& outcome : report(experiment, answer, budget).outcomes) {
            if (!outcome.probability) continue;
            ++count;
            CHECK(outcome.probability == text_probability(hidden, outcome.tokens));
        }
        return count;
    };
    CHECK(known(0) == 0);
    const std::size_t some = known(100'000), all = known(report_budget);
    CHECK(some > 0);
    CHECK(some < all);
    CHECK(all == static_cast<std::size_t>(experiment.facts().unique));
}
