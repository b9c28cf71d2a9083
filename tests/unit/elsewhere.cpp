#include "core/elsewhere.h"

#include <doctest/doctest.h>

#include "tests/unit/support.h"

using namespace temper;
using namespace temper::test;

namespace {

using Probs = std::vector<double>;

/// What `program` makes of one stage at the start of a run after `history`.
Probs as(std::string_view program, const Sampler& sampler, const Probs& probs,
         std::vector<std::int32_t> history = {}) {
    const Stage stage{.sampler = sampler};
    for (const Elsewhere& one :
         elsewhere(logits_from_probs(probs), {&stage, 1}, 0, {.u = 0, .second = 0}, history, {}))
        if (one.program == program) return one.probs;
    return {};
}

}  // namespace

TEST_CASE("other programs' rules, worked by hand") {
    const Probs fifths(5, .2), skewed = {.4, .2, .2, .2};
    // Ties with the k-th are kept.
    CHECK(near(as("Transformers", TopK{.k = 2}, fifths), fifths, 1e-12));
    CHECK(near(as("Transformers", TopK{.k = 1}, skewed), Probs{1, 0, 0, 0}, 1e-12));
    // .4 + .2 + .2 reaches .8, and the last .2 is not above 1 - .8: both drop one.
    CHECK(kept(as("Transformers", TopP{.p = .8}, skewed)) == 3);
    // The tail .1 + .2 of tenths is above 1 - .75, so only the .1 goes, as here.
    CHECK(kept(as("Transformers", TopP{.p = .75}, {.1, .2, .3, .4})) == 3);
    CHECK(kept(as("Transformers", TopP{.p = 0, .min_keep = 2}, {.1, .2, .3, .4})) == 2);
    // Three .2 come first and their mass is .6: .6 is reached here, and to be passed elsewhere.
    CHECK(kept(after_probs(TypicalP{.p = .6}, skewed)) == 3);
    CHECK(kept(as("llama.cpp", TypicalP{.p = .6}, skewed)) == 4);
    CHECK(kept(as("Transformers", TypicalP{.p = .3}, skewed)) == 3);
}

TEST_CASE("penalties look back at other tokens elsewhere") {
    const Probs fifths(5, .2);
    const Penalties own{.repeat = 1, .frequency = 1, .presence = 1, .last_n = -1};
    CHECK(near(as("llama.cpp", own, fifths, {0}), fifths, 1e-12));
    CHECK(near(as("vLLM", own, fifths, {0}), fifths, 1e-12));
    CHECK(as("llama.cpp", Penalties{.repeat = 2, .last_n = 4}, fifths, {0}).empty());
}

TEST_CASE("most kinds are the same everywhere, and a stage switched off is too") {
    CHECK(as("Transformers", MinP{.p = .1}, {.5, .5}).empty());
    const Stage off{.sampler = TopK{.k = 1}, .on = false};
    CHECK(
        elsewhere(std::vector<double>{1, 2}, {&off, 1}, 0, {.u = 0, .second = 0}, {}, {}).empty());
}
