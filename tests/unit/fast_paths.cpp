#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/dice.h"
#include "core/die_map.h"
#include "core/sample.h"
#include "tests/unit/random.h"
#include "tests/unit/support.h"
#include "tests/unit/twins.h"

using namespace temper;
using namespace temper::test;

// What is fast where there is much to do gives what the plain way gives, bit for bit. The plain way
// to draw is `pick` on weights and sums that are known.

namespace {

constexpr double faces = 0x1p53;

/// Dice on both sides of each of `sums`, and some more.
std::vector<double> telling_dice(std::span<const double> sums, double total, Random& random) {
    std::vector<double> dice = {0, 1 - 1 / faces};
    for (int i = 0; i < 200; ++i) {
        const double end = sums[random.below(sums.size())] / total * faces;
        for (const double face : {end - 2, end - 1, end, end + 1, end + 1e6, end - 1e6})
            if (face >= 0 && face < faces) dice.push_back(std::floor(face) / faces);
        dice.push_back(random.unit());
    }
    return dice;
}

std::vector<double> large_logits(Random& random, std::uint64_t seed) {
    std::vector<double> logits(4096 + random.below(8000));
    const double spread = std::vector{.01, 1., 3., 30.}[seed % 4];
    for (double& logit : logits) logit = spread * random.normal();
    if (seed % 3 == 0)  // one that has nearly everything
        logits[random.below(logits.size())] += 20 * spread;
    if (seed % 5 == 0)
        for (double& logit : logits) logit = std::floor(logit);
    if (seed % 7 == 0) std::sort(logits.begin(), logits.end());
    if (seed % 11 == 0)  // what a guess from every so many-th token gets wrong
        for (std::size_t i = 0; i < logits.size(); i += 2) logits[i] -= 9 * spread;
    return logits;
}

}  // namespace

TEST_CASE("rough sums pick what exact sums pick") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const auto logits = large_logits(random, seed);
        const double temperature = random.between(.1, 3);
        Candidates exact, rough;
        exact.assign(logits);
        exact.divide(temperature);
        const double total = exact.total_weight();
        std::vector<double> sums(exact.size());
        exact.running_sums(sums);
        std::size_t differing = 0;
        for (const double u : telling_dice(sums, total, random)) {
            rough.assign(logits);
            rough.divide(temperature);
            differing += rough.pick(u) != exact.pick(u);
        }
        CHECK(differing == 0);
    }
}

TEST_CASE("cuts of many tokens are where their definition says") {
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const auto logits = large_logits(random, seed);
        const double p = std::vector{.05, .5, .9, .999999}[seed / 4 % 4];
        const int least = seed % 6 ? 1 : 300;
        for (const Sampler& sampler :
             {Sampler{TopP{.p = p, .min_keep = least}},
              Sampler{TypicalP{.p = p, .min_keep = least}}, Sampler{TopK{.k = 1 + least}}}) {
            CAPTURE(type_of(sampler));
            Twin twin(logits);
            twin.apply(sampler);
            CHECK(near(after(sampler, logits), twin.probs(), 1e-12));
        }
    }
}

TEST_CASE("draws side by side are those picked one by one") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const auto logits = random_logits(random, seed % 4 ? 12 : 3000);
        const std::vector<Stage> chain = {
            {.sampler = Xtc{.probability = seed % 3 ? 0 : .3, .threshold = .05}},
            {.sampler = TopP{.p = seed % 5 ? 1 : .8}}};
        std::vector<std::int32_t> drawn(1500);
        Sample(logits, chain, {}, {}).draw(seed, 77, drawn);
        std::size_t differing = 0;
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            const Dice thrown = dice(seed, 77 + i, 0);
            Candidates candidates;
            ChainState state = start(chain, {});
            candidates.assign(logits);
            apply_chain(chain, candidates, {{}, thrown.second}, state);
            candidates.total_weight();
            differing += candidates.pick(thrown.u) != drawn[i];
        }
        CHECK(differing == 0);
    }
}

TEST_CASE("a die map changes outcome exactly where a sum is passed") {
    for (const std::size_t outcomes : {1, 2, 5, 16, 17, 18, 500}) {
        CAPTURE(outcomes);
        Random random(outcomes);
        std::vector<double> sums;
        double total = 0;
        for (std::size_t i = 0; i < outcomes; ++i)
            sums.push_back(total += temper::exp(random.between(-30, 0)));
        std::vector<std::uint64_t> ends, dice;
        for (const double sum : sums) {
            ends.push_back(first_face_beyond(sum, total));
            for (const std::uint64_t face : {ends.back() - 1, ends.back(), ends.back() + 1})
                if (face < std::uint64_t{1} << 53) dice.push_back(face);
        }
        ends.pop_back();
        std::vector<std::int32_t> places(dice.size());
        DieMap(ends).places(dice, places);
        for (std::size_t i = 0; i < dice.size(); ++i) {
            const double target = static_cast<double>(dice[i]) / faces * total;
            const auto first = std::upper_bound(sums.begin(), sums.end() - 1, target);
            CHECK(places[i] == first - sums.begin());
        }
    }
}
