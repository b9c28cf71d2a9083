#include "core/experiments/compare.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/experiments/exact.h"
#include "core/generation.h"
#include "tests/unit/runs_support.h"

using namespace temper;
using namespace temper::test;

TEST_CASE("divergences by hand") {
    const std::vector<double> p = {0.5, 0.5, 0}, q = {0.25, 0.25, 0.5};
    const Divergence d = divergence(p, q);
    CHECK(d.kl == doctest::Approx(std::log(2.0)).epsilon(1e-14));
    CHECK(d.reverse_kl == infinity);
    CHECK(d.total_variation == doctest::Approx(0.5).epsilon(1e-14));
    // m = (3/8, 3/8, 1/4): (ln(4/3) + (ln(2/3) + ln 2) / 2) / 2
    CHECK(d.jensen_shannon ==
          doctest::Approx((std::log(4.0 / 3) + 0.5 * std::log(2.0 / 3) + 0.5 * std::log(2.0)) / 2)
              .epsilon(1e-14));
    const Divergence none = divergence(p, p);
    CHECK(none.kl == 0);
    CHECK(none.total_variation == 0);
    CHECK(none.jensen_shannon == 0);
    const Divergence apart = divergence(std::vector<double>{1, 0}, std::vector<double>{0, 1});
    CHECK(apart.jensen_shannon == doctest::Approx(std::log(2.0)).epsilon(1e-14));
    CHECK(apart.total_variation == 1);
}

TEST_CASE("the tokens that moved, most first") {
    const std::vector<double> before = {0.5, 0.25, 0.125, 0.125}, after = {0.625, 0.25, 0.125, 0};
    const auto list = moved(before, after);
    CHECK(list.size() == 2);
    CHECK(list[0].token == 0);
    CHECK(list[1].token == 3);
    CHECK(list[1].after == 0);
}

TEST_CASE("where two texts part") {
    using Text = std::vector<std::int32_t>;
    CHECK_FALSE(parting(Text{1, 2}, Text{1, 2}));
    CHECK(parting(Text{1, 2}, Text{1, 3}) == 1);
    CHECK(parting(Text{1, 2}, Text{1}) == 1);
    CHECK(parting(Text{}, Text{1}) == 0);
    CHECK_FALSE(parting(Text{}, Text{}));
}

TEST_CASE("on the same dice a chain never parts from itself; on its own dice as two runs do") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        std::vector<Stage> samplers;
        for (unsigned i = 0; i < seed % 4; ++i) samplers.push_back(random_stage(random));
        const Setup small = setup(random_map(random, 4), samplers, 1 + seed % 4);
        const auto same = together(small, small, CompareDice::same);
        CHECK(same->size() == small.max_tokens);
        CHECK(same->back() == doctest::Approx(1).epsilon(1e-12));
        const auto apart = together(small, small, CompareDice::independent);
        CHECK(apart->back() == doctest::Approx(*exact(small, 1).two_agree).epsilon(1e-11));
    }
}

TEST_CASE("how often two chains agree is what their runs show") {
    // 20,000 runs; five standard deviations are at most 0.018, so a fault of 0.03 is seen.
    constexpr int runs = 20'000;
    const std::vector<std::vector<Stage>> chains = {
        {on(Temperature{.temperature = 0.4})},
        {on(TopP{.p = 0.8}), on(Xtc{.probability = 0.4, .threshold = 0.2})},
        {on(Xtc{.probability = 0.6, .threshold = 0.1}),
         on(Mirostat{.version = 2, .tau = 1.2, .eta = 0.5})},
        {on(Penalties{.repeat = 1, .presence = 1})},
    };
    std::mt19937 random(11);
    const MarkovModel map = random_map(random, 4);
    for (std::size_t i = 0; i < chains.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            CAPTURE(i);
            CAPTURE(k);
            const Setup a = setup(map, chains[i], 4), b = setup(map, chains[k], 3);
            const auto odds = together(a, b, CompareDice::same);
            const auto apart = together(a, b, CompareDice::independent);
            std::vector<int> agreed(4), agreed_apart(4);
            Generation left(a, 5, 0), right(b, 5, 0), other(b, 6, 0);
            for (int run = 0; run < runs; ++run) {
                for (Generation* one : {&left, &right, &other}) {
                    one->restart(static_cast<std::uint64_t>(run));
                    while (one->step()) {
                    }
                }
                const auto same = parting(left.tokens(), right.tokens());
                const auto own = parting(left.tokens(), other.tokens());
                for (std::size_t t = 0; t < 4; ++t) {
                    agreed[t] += !same || *same > t;
                    agreed_apart[t] += !own || *own > t;
                }
            }
            for (std::size_t t = 0; t < 4; ++t) {
                CAPTURE(t);
                const auto near = [](int count, double p) {
                    return std::abs(double(count) / runs - p) <
                           5 * std::sqrt(p * (1 - p) / runs) + 1e-9;
                };
                CHECK(near(agreed[t], (*odds)[t]));
                CHECK(near(agreed_apart[t], (*apart)[t]));
                CHECK_FALSE(near(agreed[t], (*odds)[t] + 0.03));
            }
        }
}

TEST_CASE("agreement over long texts goes by states, and too much work is refused") {
    const FixedModel coin{
        .tokens = {"heads", "tails"}, .values = {0.5, 0.5}, .probabilities = true};
    const Setup fair = setup(coin, {}, 40),
                biased = setup(coin, {on(LogitBias{.bias = {{"heads", 1}}})}, 40);
    const double p = std::exp(1.0) / (1 + std::exp(1.0));
    // On the same die: heads by both below 0.5, tails by both above p.
    CHECK(together(fair, biased, CompareDice::same)->back() ==
          doctest::Approx(std::pow(1.5 - p, 40)).epsilon(1e-10));
    CHECK(together(fair, biased, CompareDice::independent)->back() ==
          doctest::Approx(std::pow(0.5, 40)).epsilon(1e-10));
    const Setup heavy =
        setup(coin, {on(Penalties{.repeat = 1, .presence = 0.1, .last_n = 30})}, 40);
    CHECK_FALSE(together(fair, heavy, CompareDice::same, 1'000'000));
}
