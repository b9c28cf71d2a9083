#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/models/language_model.h"
#include "core/models/markov.h"
#include "core/models/replay.h"
#include "core/scenario.h"

using namespace temper;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
using Ids = std::vector<std::int32_t>;
using Names = std::vector<std::string>;

MarkovModel course() {
    return {.transitions = {{"start", {{"The", 0.5}, {"A", 0.3}, {"One", 0.2}}},
                            {"The", {{"capital", 6}, {"model", 2}, {"answer", 2}}},
                            {"A", {{"network", 1}, {"model", 0}}}}};
}

ReplayModel recording() {
    return {.positions = {{"It", std::log(0.5), {{"That", std::log(0.25)}}, 0.25},
                          {"is", 0, {}, 0},
                          {"It", std::log(0.75), {{"It", std::log(0.75)}, {"is", -inf}}, 0.25}}};
}

}  // namespace

TEST_CASE("a fixed model says the same after everything") {
    const auto model = language_model(
        FixedModel{.tokens = {"a", "b", "c"}, .values = {0.5, 0, 0.5}, .probabilities = true});
    const std::vector<double> expected = {std::log(0.5), -inf, std::log(0.5)};
    const Ids context = {0, 2};
    CHECK(model->logits({}) == expected);
    CHECK(model->logits({.tokens = context}) == expected);
    CHECK_FALSE(model->ends({.tokens = context}));
    CHECK(model->memory() == Memory{});
    CHECK(model->text(Ids{2, 0}) == "c a");
    CHECK(model->text({}) == "");
    CHECK(model->ids(Names{"c", "x"}) == Ids{2, unknown_token});
    CHECK(model->as_recorded(context) == 2);
}

TEST_CASE("a map goes by the last token and ends where there is no row") {
    const auto model = language_model(course());
    CHECK(model->vocabulary() == Names{"The", "A", "One", "capital", "model", "answer", "network"});
    const auto start = model->logits({});
    CHECK(start[0] == doctest::Approx(std::log(0.5)).epsilon(1e-14));
    CHECK(start[3] == -inf);
    const Ids the = {1, 0}, a = {1}, model_ids = {0, 4};
    CHECK(model->logits({.tokens = the})[3] == doctest::Approx(std::log(0.6)).epsilon(1e-14));
    CHECK(model->logits({.tokens = a}) ==
          std::vector<double>{-inf, -inf, -inf, -inf, -inf, -inf, 0});
    CHECK_FALSE(model->ends({}));
    CHECK_FALSE(model->ends({.tokens = the}));
    CHECK(model->ends({.tokens = model_ids}));
    CHECK(model->memory() == Memory{.last = 1});
}

TEST_CASE("the start is a token only where an arrow leads to it") {
    MarkovModel loop = {.start = "again",
                        .transitions = {{"x", {{"again", 1}}}, {"again", {{"x", 1}, {"y", 1}}}}};
    CHECK(vocabulary(loop) == Names{"x", "again", "y"});
    const auto model = language_model(loop);
    const Ids again = {1};
    CHECK(model->logits({.tokens = again}) == model->logits({}));
    CHECK(vocabulary(course()).size() == 7);
}

TEST_CASE("a recording serves each step, whatever came before") {
    const auto model = language_model(recording());
    CHECK(model->vocabulary() == Names{"It", "That", "is", "\u2026"});
    const Ids odd = {3, 3};
    CHECK(model->logits({}) ==
          std::vector<double>{std::log(0.5), std::log(0.25), -inf, std::log(0.25)});
    CHECK(model->logits({.tokens = Ids{1}}) == std::vector<double>{-inf, -inf, 0, -inf});
    CHECK(model->logits({.tokens = odd}) ==
          std::vector<double>{std::log(0.75), -inf, -inf, std::log(0.25)});
    // the prompt is no step
    CHECK(model->logits({.tokens = odd, .prompt = 2}) == model->logits({}));
    CHECK_FALSE(model->ends({.tokens = odd}));
    CHECK(model->ends({.tokens = Ids{0, 2, 0}}));
    CHECK(model->memory() == Memory{.position = true});
}

TEST_CASE("a recording knows where a text leaves it") {
    const auto model = language_model(recording());
    struct Row {
        const char* why;
        Ids drawn;
        std::size_t kept;
    };
    const Row rows[] = {{"nothing drawn", {}, 0},
                        {"as recorded", {0, 2, 0}, 3},
                        {"an alternative", {1, 2, 0}, 0},
                        {"the tail", {0, 2, 3}, 2}};
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(model->as_recorded(row.drawn) == row.kept);
    }
}

TEST_CASE("a recording may hold the tail's name as a token of its own") {
    const auto model =
        language_model(ReplayModel{.positions = {{"\u2026", std::log(0.5), {}, 0.5}}});
    CHECK(model->vocabulary() == Names{"\u2026", "\u2026"});
    CHECK(model->ids(Names{"\u2026"}) == Ids{0});
    CHECK(model->as_recorded(Ids{0}) == 1);
    CHECK(model->as_recorded(Ids{1}) == 0);
}
