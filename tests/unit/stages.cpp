#include <doctest/doctest.h>

#include <cmath>

#include "tests/unit/random.h"
#include "tests/unit/support.h"

using namespace temper;
using namespace temper::test;

namespace {

using Ids = std::vector<std::int32_t>;

std::vector<double> with_history(const Sampler& sampler, std::vector<double> probs,
                                 const Ids& history) {
    const Stage stage{.sampler = sampler};
    const ChainState state = start({&stage, 1}, Vocabulary(numbered(probs.size())));
    return temper::apply(logits_from_probs(probs), {&stage, 1}, history, state);
}

}  // namespace

TEST_CASE("penalties, dry and biases give the answers worked by hand") {
    const std::vector<double> fifths(5, .2), quarters(4, .25);
    CHECK(near(with_history(LogitBias{.bias = {{"1", std::log(3)}}}, quarters, {}),
               std::vector{1 / 6., .5, 1 / 6., 1 / 6.}, 1e-15));
    CHECK(near(with_history(Penalties{.repeat = 50}, fifths, {0}),
               std::vector<double>{0, .25, .25, .25, .25}, 1e-6));
    CHECK(near(with_history(Penalties{.frequency = 5, .presence = 5}, fifths, {0}),
               std::vector{.000011, .249997, .249997, .249997, .249997}, 1e-6));
    const Dry dry{.multiplier = 1, .base = 1.1, .allowed_length = 2, .last_n = 5};
    CHECK(near(with_history(dry, quarters, {0, 1, 2, 0, 1}),
               std::vector{.296923, .296923, .109232, .296923}, 1e-6));
    Dry broken = dry;
    broken.sequence_breakers = {"0"};  // cuts the run 0 1 down to 1
    CHECK(near(with_history(broken, quarters, {0, 1, 2, 0, 1}), quarters, 1e-15));
    Dry short_sighted = dry;
    short_sighted.last_n = 4;  // no longer sees the first 0
    CHECK(near(with_history(short_sighted, quarters, {0, 1, 2, 0, 1}), quarters, 1e-15));
}

TEST_CASE("mirostat learns from what was drawn") {
    const Mirostat mirostat{.version = 2, .tau = 1, .eta = .5};
    const Stage stage{.sampler = mirostat};
    const auto logits = logits_from_probs(std::vector{.5, .25, .125, .125});
    ChainState state = start({&stage, 1}, {});
    const auto mu = [&] { return std::get<Mirostat::State>(state.stages[0]).mu; };
    CHECK(mu() == 2);
    // 2 bits are allowed: .5 and .25 stay, met exactly; then they hold 2/3 and 1/3.
    const Trace seen = trace(logits, {&stage, 1}, {.u = .9, .second = 0}, {}, state);
    CHECK(seen.stages[1].kept == Ids{0, 1});
    CHECK(seen.token == 1);
    accept({&stage, 1}, seen.token, state);
    CHECK(std::abs(mu() - (2 - .5 * (std::log2(3.0) - 1))) < 1e-12);
    // A token that the stage had removed, taken by hand, teaches it nothing.
    const double unmoved = mu();
    trace(logits, {&stage, 1}, {}, {}, state);
    accept({&stage, 1}, 3, state);
    CHECK(mu() == unmoved);
}

TEST_CASE("mirostat's limit stays a number, however large its settings") {
    const std::vector<double> logits = {0, 0, -1, 3};
    for (const double tau : {1., 1e-300, 1e308})
        for (const double eta : {.1, 1.7e308}) {
            const Stage stage{.sampler = Mirostat{.version = 2, .tau = tau, .eta = eta}};
            ChainState state = start({&stage, 1}, {});
            for (std::uint32_t step = 0; step < 20; ++step) {
                const Trace seen = trace(logits, {&stage, 1}, dice(1, 0, step), {}, state);
                accept({&stage, 1}, seen.token, state);
                CHECK(std::isfinite(std::get<Mirostat::State>(state.stages[0]).mu));
            }
            CHECK(state == state);
        }
}

TEST_CASE("a trace says what each stage removed") {
    const Stage chain[] = {
        {.sampler = TopK{.k = 2}}, {.sampler = TopK{.k = 3}}, {.sampler = MinP{.p = .1}}};
    const auto logits = logits_from_probs(std::vector{.1, .2, .3, .4});
    const Trace seen = trace(logits, chain, {.u = .5, .second = 0});
    CHECK(seen.stages[0].type == "input");
    CHECK(seen.stages[0].kept == Ids{3, 2, 1, 0});
    CHECK(seen.stages[1].type == "top_k");
    CHECK(seen.stages[1].kept == Ids{3, 2});
    CHECK(seen.stages[1].removed == Ids{1, 0});
    CHECK(std::abs(seen.stages[1].mass_removed - .3) < 1e-15);
    CHECK(seen.stages[1].entropy_before == seen.stages[0].entropy_after);
    CHECK(seen.stages[1].entropy_after < seen.stages[1].entropy_before);
    CHECK(seen.stages[2].note == "there are no more than k tokens");
    CHECK(seen.stages[3].note == "every token passes unchanged");
    CHECK(seen.token == 3);
}

TEST_CASE("xtc's cases are told with their probabilities") {
    const Stage xtc{.sampler = Xtc{.probability = .3, .threshold = .1}};
    const Stage more{.sampler = Xtc{.probability = .6, .threshold = .2}};
    const Stage off{.sampler = Xtc{.probability = .9, .threshold = .6}};
    const Stage chain[] = {xtc, more, off};
    const auto cases = die_cases(chain);
    CHECK(cases.size() == 3);
    if (!(cases.size() == 3)) return;
    CHECK(cases[0].probability == .3);
    CHECK(std::abs(cases[1].probability - .3) < 1e-15);
    CHECK(std::abs(cases[2].probability - .4) < 1e-15);
    CHECK(die_cases({&off, 1}).size() == 1);
    // The mixture: .3 of the case where .4 and .3 go, .7 of the input.
    const auto logits = logits_from_probs(std::vector{.1, .2, .3, .4});
    const Stage one{.sampler = Xtc{.probability = .3, .threshold = .25}};
    const double left = .1 + .2 + .3;
    CHECK(near(temper::apply(logits, {&one, 1}),
               std::vector{.07 + .3 * .1 / left, .14 + .3 * .2 / left, .21 + .3 * .3 / left, .28},
               1e-15));
}

TEST_CASE("every kind describes itself, and names of tokens are checked") {
    for (const Sampler& kind : sampler_kinds()) {
        CAPTURE(type_of(kind));
        CHECK(sampler_of_type(type_of(kind)) == kind);
        CHECK(!info_of(kind).title.empty());
        CHECK(!info_of(kind).about.empty());
        CHECK(!fault_of(kind));
        visit_fields(kind, [](const FieldInfo& field, const auto&) {
            CHECK(!field.name.empty());
            CHECK(!field.help.empty());
            CHECK(field.slider_min < field.slider_max);
        });
    }
    CHECK(!sampler_of_type("top_q"));
    CHECK(fault_of(DynamicTemperature{.min = 2, .max = 1})->path == "max");
    const Vocabulary vocabulary(std::vector<std::string>{"a", "b"});
    CHECK(vocabulary.find("b") == 1);
    CHECK(!vocabulary.find("c"));
    const auto biased = unknown_tokens(LogitBias{.bias = {{"a", 1}, {"c", 2}}}, vocabulary);
    CHECK(biased.size() == 1);
    if (!(biased.size() == 1)) return;
    CHECK(biased[0].path == "bias.c");
    const auto broken = unknown_tokens(Dry{.sequence_breakers = {"x", "b"}}, vocabulary);
    CHECK(broken.size() == 1);
    if (!(broken.size() == 1)) return;
    CHECK(broken[0].path == "sequence_breakers[0]");
}

TEST_CASE("statistics of a distribution") {
    CHECK(expected_distinct(std::vector{.5, .5}, 2) == doctest::Approx(1.5).epsilon(1e-15));
    CHECK(expected_distinct(std::vector{1., 0.}, 9) == doctest::Approx(1).epsilon(1e-15));
    CHECK(expected_distinct(std::vector{.5, .5}, 0) == 0);
    CHECK(expected_distinct(std::vector{1e-20}, 1'000'000) ==
          doctest::Approx(1e-14).epsilon(1e-12));
    CHECK(two_agree(std::vector{.5, .5}) == .5);
    CHECK(entropy(std::vector{.5, .5}) == doctest::Approx(.6931471805599453).epsilon(1e-15));
    CHECK(entropy(std::vector{1., 0.}) == 0);
    CHECK(entropy({}) == 0);
    const Interval none = wilson(0, 0), half = wilson(50, 100);  // Wilson's own formula, by hand
    CHECK(none.low == 0);
    CHECK(none.high == 1);
    CHECK(half.low == doctest::Approx(.4038315).epsilon(1e-6));
    CHECK(half.high == doctest::Approx(.5961685).epsilon(1e-6));
}
