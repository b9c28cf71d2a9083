#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/kernels.h"
#include "tests/unit/random.h"
#include "tests/unit/support.h"

using namespace temper;
using namespace temper::test;

namespace {

/// How far `value` is from `truth`, in units of the last place of doubles around `truth`.
double ulps(double value, long double truth) {
    const int exponent = std::max(std::ilogb(static_cast<double>(truth)), -1022);
    return static_cast<double>(std::abs(value - truth) / std::ldexp(1.0L, exponent - 52));
}

/// What the reference itself may be off by: Emscripten's expl and logl are those of double.
#ifdef __EMSCRIPTEN__
constexpr double reference_ulps = .5;
#else
constexpr double reference_ulps = 0;
#endif

}  // namespace

TEST_CASE("exp is within 1 ulp of long double") {
    Random random(1);
    double worst = 0;
    for (int i = 0; i < 100'000; ++i) {
        const double x = i % 2 ? random.between(-745, 709.7) : random.between(-2, 2);
        worst = std::max(worst, ulps(temper::exp(x), std::exp(static_cast<long double>(x))));
    }
    CHECK(worst < 1 + reference_ulps);
    CHECK(temper::exp(0) == 1);
    CHECK(temper::exp(-745.2) == 0);
    CHECK(temper::exp(-745.1) == std::numeric_limits<double>::denorm_min());
    CHECK(temper::exp(709.9) == infinity);
    CHECK(temper::exp(-infinity) == 0);
    CHECK(std::isnan(temper::exp(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("log is within 1 ulp of long double") {
    Random random(2);
    double worst = 0;
    for (int i = 0; i < 100'000; ++i) {
        const double x =
            i % 2 ? random.between(.5, 2)
                  : std::ldexp(1 + random.unit(), static_cast<int>(random.between(-1080, 1020)));
        if (x > 0)
            worst = std::max(worst, ulps(temper::log(x), std::log(static_cast<long double>(x))));
    }
    CHECK(worst < 1 + reference_ulps);
    CHECK(temper::log(1) == 0);
    CHECK(temper::log(0) == -infinity);
    CHECK(temper::log(infinity) == infinity);
    CHECK(std::isnan(temper::log(-1)));
    CHECK(std::isnan(temper::log(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("log1p and expm1 keep small numbers") {
    Random random(3);
    for (int i = 0; i < 20'000; ++i) {
        const double x =
            std::ldexp(random.between(-1, 1), static_cast<int>(random.between(-60, 0)));
        CAPTURE(x);
        const long double truth1 = std::log1p(static_cast<long double>(x));
        const long double truth2 = std::expm1(static_cast<long double>(x));
        CHECK(std::abs(temper::log1p(x) - truth1) <= 2e-15L * std::abs(truth1));
        CHECK(std::abs(temper::expm1(x) - truth2) <= 2e-15L * std::abs(truth2));
    }
    CHECK(temper::log1p(-1) == -infinity);
    CHECK(temper::log1p(infinity) == infinity);
    CHECK(temper::expm1(-800) == -1);
    CHECK(temper::expm1(0) == 0);
}

TEST_CASE("softmax is right to 1e-13, and sums to 1") {
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        std::vector<double> logits(1 + random.below(seed % 50 == 0 ? 3000 : 40));
        const double reach = seed % 2 ? 1e4 : random.between(0, 100);
        for (double& logit : logits) logit = random.between(-reach, reach);
        const double temperature = temper::exp(random.between(temper::log(1e-6), temper::log(1e6)));
        const auto probs = softmax(logits, temperature);

        const long double most = *std::max_element(logits.begin(), logits.end());
        std::vector<long double> truth;
        long double sum = 0;
        for (const double logit : logits) {
            truth.push_back(std::exp((logit - most) / temperature));
            sum += truth.back();
        }
        long double worst = 0;
        for (std::size_t i = 0; i < probs.size(); ++i) {
            const long double p = truth[i] / sum;
            // Numbers below the normal ones have fewer digits to be right in.
            if (p > 1e-300L) worst = std::max(worst, std::abs(probs[i] - p) / p);
        }
        CHECK(worst <= 1e-13L);
        CHECK(std::abs(std::accumulate(probs.begin(), probs.end(), 0.0) - 1) <= 1e-12);
    }
}

TEST_CASE("what is left after a cut is right to 1e-13 as well") {
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        std::vector<double> logits(2 + random.below(60));
        const double reach = seed % 2 ? 1e4 : random.between(0, 50);
        for (double& logit : logits) logit = random.between(-reach, reach);
        const double temperature = temper::exp(random.between(temper::log(1e-6), temper::log(1e6)));
        const Stage chain[] = {{.sampler = Temperature{.temperature = temperature}},
                               {.sampler = TopK{.k = 1 + static_cast<int>(random.below(20))}},
                               {.sampler = TopP{.p = .95}}};
        const Snapshot last = trace(logits, chain, {}).stages.back();
        const long double most = logits[static_cast<std::size_t>(last.kept.front())];
        long double sum = 0, worst = 0;
        const auto weight = [&](std::int32_t id) {
            return std::exp((logits[static_cast<std::size_t>(id)] - most) / temperature);
        };
        for (const std::int32_t id : last.kept) sum += weight(id);
        for (const std::int32_t id : last.kept) {
            const long double p = weight(id) / sum;
            if (p > 1e-300L)
                worst = std::max(worst, std::abs(last.probs[static_cast<std::size_t>(id)] - p) / p);
        }
        CHECK(worst <= 1e-13L);
    }
}

TEST_CASE("vectors of every width give the same bits") {
    const kernel::Kernels& narrow = *kernel::of_width(2);
    for (const int width : {4, 8}) {
        const kernel::Kernels* const wide = kernel::of_width(width);
        if (!wide) continue;
        CAPTURE(width);
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            CAPTURE(seed);
            Random random(seed);
            std::vector<double> logits(1 + random.below(900));
            for (double& logit : logits) logit = random.between(-40, 40);
            const double top = *std::max_element(logits.begin(), logits.end());
            const double t = temper::exp(random.between(-4, 2));
            const kernel::Scale scale{top, t, 1 / t};
            const std::size_t n = logits.size(), blocks = kernel::blocks_of(n);
            const auto both = [&](std::size_t count, auto call) {
                std::vector<double> a(count), b(count);
                call(narrow, a.data());
                call(*wide, b.data());
                return a == b;
            };
            std::vector<double> weights(n);
            narrow.weights(logits.data(), n, scale, weights.data());
            CHECK(both(n, [&](auto& k, double* out) { k.weights(logits.data(), n, scale, out); }));
            CHECK(both(n + blocks, [&](auto& k, double* out) {
                k.weights_and_sums(logits.data(), n, scale, out, out + n);
            }));
            const double distance = random.between(0, 5);
            const auto same_positions = [&](auto call) {
                std::vector<std::uint32_t> a(n), b(n);
                a.resize(call(narrow, a.data()));
                b.resize(call(*wide, b.data()));
                return a == b;
            };
            CHECK(same_positions([&](auto& k, std::uint32_t* out) {
                return k.at_least(logits.data(), n, 3, nullptr, out);
            }));
            CHECK(same_positions([&](auto& k, std::uint32_t* out) {
                return k.near(logits.data(), n, scale, 20, distance, nullptr, out);
            }));
            CHECK(both(blocks, [&](auto& k, double* out) {
                k.block_surprisal(logits.data(), weights.data(), n, scale, out);
            }));
            CHECK(both(blocks, [&](auto& k, double* out) {
                k.block_offsets(logits.data(), n, 1, top, out);
            }));
            CHECK(both(blocks, [&](auto& k, double* out) {
                k.block_squares(logits.data(), n, 1, top, out);
            }));
        }
    }
}

TEST_CASE("logits and temperatures at the ends of the doubles stay meaningful") {
    constexpr double most = std::numeric_limits<double>::max();
    CHECK(near(softmax(std::vector{most, -most}), std::vector{1., 0.}, 0));
    CHECK(near(softmax(std::vector{most, most}), std::vector{.5, .5}, 0));
    CHECK(near(softmax(std::vector{1., 2.}, most), std::vector{.5, .5}, 1e-15));
    CHECK(near(softmax(std::vector{1., 2.}, 5e-324), std::vector{0., 1.}, 0));
    CHECK(near(softmax(std::vector{2., 2.}, 5e-324), std::vector{.5, .5}, 0));
    const double odds = temper::exp(-2);  // -1e308 against 1e308 at T = 1e308
    CHECK(near(softmax(std::vector{1e308, -1e308}, 1e308),
               std::vector{1 / (1 + odds), odds / (1 + odds)}, 1e-15));
    const Stage up{.sampler = Temperature{.temperature = 1e300}};
    const Stage down{.sampler = Temperature{.temperature = 1e-300}};
    const std::vector<double> pair = {0, 1};
    const Stage there_and_back[] = {up, down}, back_and_there[] = {down, up};
    CHECK(near(temper::apply(pair, there_and_back), softmax(pair), 1e-12));
    CHECK(near(temper::apply(pair, back_and_there), softmax(pair), 1e-12));
    const Stage far_up[] = {up, up, up}, far_down[] = {down, down, down};
    CHECK(near(temper::apply(pair, far_up), std::vector{.5, .5}, 0));
    CHECK(near(temper::apply(pair, far_down), std::vector{0., 1.}, 0));
    const Stage flood{.sampler = LogitBias{.bias = {{"0", 1e308}}}};
    const Stage twice[] = {flood, flood};
    ChainState state = start(twice, Vocabulary(numbered(2)));
    CHECK(near(temper::apply(std::vector{1e308, 0.}, twice, {}, state), std::vector{1., 0.}, 0));
    const Stage sigma{.sampler = TopNSigma{.n = 1.5}};
    CHECK(trace(std::vector{1e308, -1e308, 0.}, {&sigma, 1}, {}).stages[1].kept.size() == 2);
}
