#include <doctest/doctest.h>

#include <algorithm>

#include "tests/unit/support.h"

using namespace temper;
using namespace temper::test;

namespace {

using Probs = std::vector<double>;

const Probs tenths = {.1, .2, .3, .4}, bent = {.4, .25, .15, .12, .08};
const Probs by_squares = {144 / 205., 36 / 205., 16 / 205., 9 / 205.};

struct Row {
    const char* why;
    Sampler sampler;
    Probs in, out;
};

/// Worked by hand from the definitions, to six digits.
const Row rows[] = {
    {"top_k 1", TopK{.k = 1}, tenths, {0, 0, 0, 1}},
    {"top_k 3", TopK{.k = 3}, tenths, {0, .222222, .333333, .444444}},
    {"top_k beyond the vocabulary", TopK{.k = 9}, tenths, tenths},
    {"top_k off", TopK{.k = 0}, tenths, tenths},
    {"top_k breaks ties by id", TopK{.k = 2}, {.25, .25, .25, .25}, {.5, .5, 0, 0}},
    {"top_p 0 leaves one", TopP{.p = 0}, tenths, {0, 0, 0, 1}},
    {"top_p met exactly", TopP{.p = .7}, tenths, {0, 0, .428571, .571429}},
    {"top_p .8", TopP{.p = .8}, tenths, {0, .222222, .333333, .444444}},
    {"top_p off", TopP{.p = 1}, tenths, tenths},
    {"top_p min_keep", TopP{.p = 0, .min_keep = 2}, tenths, {0, 0, .428571, .571429}},
    {"typical_p finds the sure one", TypicalP{.p = .5}, {.97, .01, .01, .01}, {1, 0, 0, 0}},
    {"typical_p leaves the best",
     TypicalP{.p = .5},
     {.4, .2, .2, .2},
     {0, .333333, .333333, .333333}},
    {"xtc .09", Xtc{.probability = 1, .threshold = .09}, tenths, {1, 0, 0, 0}},
    {"xtc .19", Xtc{.probability = 1, .threshold = .19}, tenths, {.333333, .666667, 0, 0}},
    {"xtc .29", Xtc{.probability = 1, .threshold = .29}, tenths, {.166667, .333333, .5, 0}},
    {"xtc .39", Xtc{.probability = 1, .threshold = .39}, tenths, tenths},
    {"top_n_sigma 1", TopNSigma{.n = 1}, tenths, {0, 0, .428571, .571429}},
    {"top_n_sigma 3", TopNSigma{.n = 3}, tenths, tenths},
    {"greedy", Greedy{}, tenths, {0, 0, 0, 1}},
    {"greedy at a tie", Greedy{}, {.2, .4, .4}, {0, 1, 0}},
    {"temperature 0", Temperature{.temperature = 0}, {.2, .4, .4}, {0, 1, 0}},
    // p^(1/T) over its sum: squares, then square roots.
    {"temperature 1/2", Temperature{.temperature = .5}, tenths, {1 / 30., 4 / 30., .3, 16 / 30.}},
    {"temperature 2", Temperature{.temperature = 2}, {.1, .9}, {.25, .75}},
    {"temperature off", Temperature{.temperature = 1}, tenths, tenths},
    // H = .562335, H / ln 2 = .811278 = T; odds of 3^(1 / T) = 3.873570.
    {"dynamic_temperature", DynamicTemperature{.min = 0, .max = 1}, {.25, .75}, {.205189, .794811}},
    {"dynamic_temperature, exponent 0: max",
     DynamicTemperature{.min = 0, .max = 2, .exponent = 0},
     {.1, .9},
     {.25, .75}},
    {"dynamic_temperature, one alone", DynamicTemperature{.min = 0, .max = 2}, {0, 1}, {0, 1}},
    {"dynamic_temperature 0 is greedy",
     DynamicTemperature{.min = 0, .max = 0},
     {.3, .3, .4},
     {0, 0, 1}},
    {"min_p met exactly", MinP{.p = .5}, tenths, {0, .222222, .333333, .444444}},
    {"min_p min_keep", MinP{.p = 1, .min_keep = 2}, tenths, {0, 0, .428571, .571429}},
    {"typical_p off", TypicalP{.p = 1}, tenths, tenths},
    {"top_n_sigma off", TopNSigma{.n = 0}, tenths, tenths},
    // a times .16
    {"top_a 1", TopA{.a = 1}, tenths, {0, .222222, .333333, .444444}},
    {"top_a met exactly", TopA{.a = .625}, tenths, tenths},
    {"top_a off", TopA{.a = 0}, tenths, tenths},
    // First differences .15 .1 .03 .04, second .05 .07 .01: shares .3846 .5385 .0769.
    {"tail_free passes z at the first bend", TailFree{.z = .3}, bent, {1, 0, 0, 0, 0}},
    {"tail_free passes z at the last bend", TailFree{.z = .95}, bent, {.615385, .384615, 0, 0, 0}},
    {"tail_free min_keep", TailFree{.z = .3, .min_keep = 2}, bent, {.615385, .384615, 0, 0, 0}},
    {"tail_free on two tokens", TailFree{.z = 0}, {.3, .7}, {.3, .7}},
    {"tail_free off", TailFree{.z = 1}, bent, bent},
    // A straight line bends nowhere: shares of a half. .5 is met and not passed by the first.
    {"tail_free, straight", TailFree{.z = .5, .min_keep = 1}, tenths, {0, 0, 0, 1}},
    {"epsilon_cutoff", EpsilonCutoff{.epsilon = .25}, tenths, {0, 0, .428571, .571429}},
    {"epsilon_cutoff met exactly",
     EpsilonCutoff{.epsilon = .2},
     tenths,
     {0, .222222, .333333, .444444}},
    {"epsilon_cutoff leaves one", EpsilonCutoff{.epsilon = .9}, tenths, {0, 0, 0, 1}},
    {"epsilon_cutoff off", EpsilonCutoff{.epsilon = 0}, tenths, tenths},
    // H = 1.279854, e^-H = .278078; the cutoffs are .139039, .263808 and .01.
    {"eta_cutoff .25", EtaCutoff{.epsilon = .25}, tenths, {0, .222222, .333333, .444444}},
    {"eta_cutoff .9", EtaCutoff{.epsilon = .9}, tenths, {0, 0, .428571, .571429}},
    {"eta_cutoff .01", EtaCutoff{.epsilon = .01}, tenths, tenths},
    {"eta_cutoff off", EtaCutoff{.epsilon = 0}, tenths, tenths},
    // Twice tau bits are allowed at first: here 2, met exactly by the second.
    {"mirostat 2",
     Mirostat{.version = 2, .tau = 1},
     {.5, .25, .125, .125},
     {.666667, .333333, 0, 0}},
    {"mirostat 2 leaves one", Mirostat{.version = 2, .tau = .1}, tenths, {0, 0, 0, 1}},
    // p ~ 1 / rank has s = 1: k = 2^mu / ln 4 = 2.04, then 3.81.
    {"mirostat 1, s = 1",
     Mirostat{.version = 1, .tau = .75},
     {.48, .24, .16, .12},
     {.666667, .333333, 0, 0}},
    {"mirostat 1, s = 1, more allowed",
     Mirostat{.version = 1, .tau = 1.2},
     {.48, .24, .16, .12},
     {.545455, .272727, .181818, 0}},
    // p ~ 1 / rank^2 has s = 2: k = sqrt(2^mu / (1 - 1/4)) = 2.31, then 3.27.
    {"mirostat 1, s = 2", Mirostat{.version = 1, .tau = 1}, by_squares, {.8, .2, 0, 0}},
    {"mirostat 1, s = 2, more allowed",
     Mirostat{.version = 1, .tau = 1.5},
     by_squares,
     {.734694, .183673, .081633, 0}},
};

}  // namespace

TEST_CASE("samplers give the answers worked by hand") {
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(near(after_probs(row.sampler, row.in), row.out, 1e-6));
    }
}

TEST_CASE("every kind has an answer worked by hand") {
    for (const Sampler& kind : sampler_kinds()) {
        CAPTURE(type_of(kind));
        const bool there = std::any_of(std::begin(rows), std::end(rows), [&](const Row& row) {
            return type_of(row.sampler) == type_of(kind);
        });
        // Those that go by the history, or by names, are in stages.cpp.
        const bool elsewhere = std::holds_alternative<Penalties>(kind) ||
                               std::holds_alternative<Dry>(kind) ||
                               std::holds_alternative<LogitBias>(kind);
        CHECK(there != elsewhere);
    }
}

TEST_CASE("min_p keeps what reaches its share of the best") {
    struct Share {
        double p;
        std::size_t count;
    };
    constexpr Share shares[] = {{.24, 4}, {.26, 3}, {.49, 3}, {.51, 2}, {.74, 2}, {.76, 1},
                                {.25, 4}, {.5, 3},  {.75, 2}, {1, 1},   {0, 4}};
    for (const Share& share : shares) {
        CAPTURE(share.p);
        CHECK(kept(after_probs(MinP{.p = share.p}, tenths)) == share.count);
    }
}
