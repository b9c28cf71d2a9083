#include <doctest/doctest.h>

#include <limits>

#include "tests/unit/random.h"
#include "tests/unit/support.h"
#include "tests/unit/twins.h"

using namespace temper;
using namespace temper::test;

namespace {

constexpr double nothing = -std::numeric_limits<double>::infinity();

std::vector<double> ours(const Sampler& sampler, std::span<const double> logits,
                         std::span<const std::int32_t> history, double second_die) {
    const Stage stage{.sampler = sampler};
    ChainState state = start({&stage, 1}, Vocabulary(numbered(logits.size())));
    return trace(logits, {&stage, 1}, {.u = 0, .second = second_die}, history, state)
        .stages.back()
        .probs;
}

std::vector<double> theirs(const Sampler& sampler, std::span<const double> logits,
                           std::span<const std::int32_t> history, double second_die) {
    Twin twin(logits);
    twin.history.assign(history.begin(), history.end());
    twin.second_die = second_die;
    twin.apply(sampler);
    return twin.probs();
}

void compare(const Sampler& sampler, std::span<const double> logits,
             std::span<const std::int32_t> history, double second_die) {
    const auto a = ours(sampler, logits, history, second_die);
    const auto b = theirs(sampler, logits, history, second_die);
    if (near(a, b, 1e-12)) return;
    std::string words = std::string(type_of(sampler)) + " die " + std::to_string(second_die) + ":";
    for (std::size_t i = 0; i < a.size(); ++i)
        words += " " + std::to_string(logits[i]) + ">" + std::to_string(a[i]) + "/" +
                 std::to_string(b[i]);
    for (const std::int32_t id : history) words += " h" + std::to_string(id);
    FAIL_CHECK(words);
}

const double levels[] = {nothing, -1.5, 0, 0.25, 1.3862943611198906};
const Sampler settings[] = {
    Greedy{},
    Temperature{.temperature = 0},
    Temperature{.temperature = .3},
    Temperature{.temperature = 4},
    DynamicTemperature{.min = 0, .max = 2, .exponent = 1},
    DynamicTemperature{.min = .5, .max = .5, .exponent = 0},
    TopK{.k = 1},
    TopK{.k = 2},
    TopK{.k = 3},
    TopP{.p = 0},
    TopP{.p = .25},
    TopP{.p = .5},
    TopP{.p = .75},
    TopP{.p = .5, .min_keep = 3},
    MinP{.p = .25},
    MinP{.p = 1},
    MinP{.p = .9, .min_keep = 2},
    TypicalP{.p = .2},
    TypicalP{.p = .5},
    TypicalP{.p = .9, .min_keep = 2},
    TopNSigma{.n = .5},
    TopNSigma{.n = 1},
    TopNSigma{.n = 2},
    TopA{.a = .3},
    TopA{.a = 1},
    TailFree{.z = 0},
    TailFree{.z = .5},
    TailFree{.z = .25, .min_keep = 2},
    EpsilonCutoff{.epsilon = .25},
    EpsilonCutoff{.epsilon = .5},
    EtaCutoff{.epsilon = .2},
    EtaCutoff{.epsilon = .9},
    Xtc{.probability = .5, .threshold = .2},
    Xtc{.probability = .5, .threshold = .5},
    Mirostat{.version = 1, .tau = .4, .eta = .1},
    Mirostat{.version = 2, .tau = .7, .eta = .1},
    Penalties{.repeat = 1.5, .frequency = .5, .presence = .25, .last_n = 2},
    Penalties{.repeat = .5, .frequency = 0, .presence = 0, .last_n = -1},
    Dry{.multiplier = 1, .base = 2, .allowed_length = 1, .last_n = -1, .sequence_breakers = {"2"}},
    LogitBias{.bias = {{"0", -1}, {"2", 3}}},
};

}  // namespace

TEST_CASE("every sampler agrees with its twin on all small vocabularies") {
    const std::vector<std::int32_t> history = {0, 1, 0, 2, 1, 0};
    for (std::size_t n = 1; n <= 4; ++n) {
        std::size_t count = 1;
        for (std::size_t i = 0; i < n; ++i) count *= std::size(levels);
        for (std::size_t code = 0; code < count; ++code) {
            std::vector<double> logits(n);
            std::size_t rest = code;
            bool alive = false;
            for (double& logit : logits) {
                logit = levels[rest % std::size(levels)];
                rest /= std::size(levels);
                alive |= logit > nothing;
            }
            if (!alive) continue;
            for (const Sampler& sampler : settings)
                for (const double second_die : {.2, .5})
                    compare(sampler, logits, history, second_die);
        }
    }
}

TEST_CASE("every sampler agrees with its twin on random vocabularies") {
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const auto logits = random_logits(random, seed % 20 == 0 ? 700 : 30);
        const Sampler sampler = random_sampler(random, logits.size());
        std::vector<std::int32_t> history(random.below(20));
        for (std::int32_t& id : history)
            id = static_cast<std::int32_t>(random.below(std::min<std::size_t>(4, logits.size())));
        compare(sampler, logits, history, random.unit());
    }
}
