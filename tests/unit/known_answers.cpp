#include <doctest/doctest.h>

#include "tests/unit/support.h"

using namespace temper;
using namespace temper::test;

namespace {

using Probs = std::vector<double>;

const Probs tenths = {.1, .2, .3, .4};

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
};

}  // namespace

TEST_CASE("samplers give the answers worked by hand") {
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(near(after_probs(row.sampler, row.in), row.out, 1e-6));
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
