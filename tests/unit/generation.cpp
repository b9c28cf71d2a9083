#include "core/generation.h"

#include <doctest/doctest.h>

#include "core/dice.h"
#include "core/math.h"
#include "tests/unit/runs_support.h"

using namespace temper;
using namespace temper::test;

TEST_CASE("a generation draws with the dice of its steps") {
    const Generation text = generate(lab2_at(1), 42, 7);
    CHECK(text.steps().size() == text.tokens().size());
    for (std::size_t t = 0; t < text.steps().size(); ++t) {
        const Step& step = text.steps()[t];
        CHECK(step.u == dice(42, 7, static_cast<std::uint32_t>(t)).u);
        CHECK(step.token == text.tokens()[t]);
        CHECK(step.probability == doctest::Approx(temper::exp(step.logprob)).epsilon(1e-13));
        const auto look = text.look(t);
        CHECK(look);
        CHECK(look->trace.token == step.token);
        CHECK(look->trace.stages.size() == 2);
        CHECK(look->candidates == text.candidates(t));
    }
    CHECK_FALSE(text.look(text.steps().size()));
}

TEST_CASE("a text goes back and forth and comes out the same") {
    for (std::uint64_t run = 0; run < 50; ++run) {
        const Generation whole = generate(lab2_at(1.3), 1, run);
        Generation again(lab2_at(1.3), 1, run);
        while (again.step()) {
        }
        again.rewind(1);
        CHECK(again.steps().size() == 1);
        while (again.step()) {
        }
        CHECK(again.steps() == whole.steps());
        CHECK(again.text() == whole.text());
    }
}

TEST_CASE("a forced token overrules the die and the chain") {
    const Setup greedy = setup(lab2(), {on(Greedy{})}, 4);
    const std::int32_t one = greedy.model->ids(std::vector<std::string>{"One"})[0];
    const std::int32_t a = greedy.model->ids(std::vector<std::string>{"A"})[0];
    const std::vector<std::optional<std::int32_t>> forced = {a};
    const Generation text = generate(greedy, 0, 0, forced);
    CHECK(text.text() == "A network");
    CHECK(text.steps()[0].forced);
    CHECK(text.steps()[0].probability == 0);  // greedy had removed it
    CHECK(text.steps()[0].logprob == doctest::Approx(temper::log(0.3)).epsilon(1e-13));
    CHECK_FALSE(text.steps()[1].forced);
    CHECK(text.logprob() == -infinity);
    CHECK(text.stop() == Stop::end);

    Generation ended(greedy, 0, 0);
    CHECK(ended.step_with(one));
    CHECK(ended.stop() == Stop::end);
    CHECK_FALSE(ended.step_with(one));
    CHECK_FALSE(ended.step());
}

TEST_CASE("a generation stops at max_tokens, at the end, or before the first") {
    CHECK(generate(setup(lab2(), {on(Greedy{})}, 2), 0, 0).stop() == Stop::max_tokens);
    // The last token allowed has no row: the text ends there by itself.
    CHECK(generate(setup(lab2(), {on(Greedy{})}, 4), 0, 0).stop() == Stop::end);
    const Generation none = generate(setup(lab2(), {}, 4, {"One"}), 0, 0);
    CHECK(none.stop() == Stop::end);
    CHECK(none.tokens().empty());
    CHECK(none.logprob() == 0);
    CHECK_FALSE(none.look(0));
}

TEST_CASE("the coming step can be looked at before it is taken") {
    Generation text(lab2_at(1), 3, 5);
    const auto look = text.look(0);
    CHECK(look);
    CHECK(look->candidates.size() == 3);
    CHECK(look->candidates[0].probability == doctest::Approx(0.5).epsilon(1e-13));
    text.step();
    CHECK(text.tokens()[0] == look->trace.token);
}

TEST_CASE("what samplers remember can be read at each step") {
    const MarkovModel round{
        .start = "start",
        .transitions = {{"start", {{"a", 1}}}, {"a", {{"b", 9}, {"a", 1}}}, {"b", {{"a", 1}}}}};
    const Setup looking = setup(
        round,
        {on(Penalties{.repeat = 1.1, .last_n = 3}), on(Dry{.multiplier = 1, .allowed_length = 2}),
         on(Mirostat{.version = 2, .tau = 1, .eta = 0.5})},
        8);
    Generation text(looking, 0, 0);
    const std::int32_t a = looking.model->ids(std::vector<std::string>{"a"})[0];
    const std::int32_t b = looking.model->ids(std::vector<std::string>{"b"})[0];
    for (const std::int32_t token : {a, b, a, b, a}) text.step_with(token);
    using Memory = StageMemory;
    const auto memory = text.look(5)->memory;
    CHECK(memory.size() == 3);
    CHECK(memory[0].seen == std::vector<Memory::Seen>{{a, 2}, {b, 1}});
    CHECK(memory[1].matches == std::vector<Memory::Match>{{b, 3}});
    CHECK(text.look(0)->memory[2].mu_bits == 2);
    // The first a was certain, 0 bits: mu = 2 - 0.5 * (0 - 1).
    CHECK(text.look(1)->memory[2].mu_bits == doctest::Approx(2.5).epsilon(1e-13));
}

TEST_CASE("a loop is found where it began") {
    struct Row {
        const char* why;
        std::vector<std::int32_t> tokens;
        std::size_t times;
        std::optional<Loop> loop;
    };
    const Row rows[] = {
        {"nothing", {}, 2, std::nullopt},
        {"one token", {1}, 2, std::nullopt},
        {"the same token", {5, 1, 1, 1}, 3, Loop{1, 1}},
        {"too few times", {5, 1, 1}, 3, std::nullopt},
        {"a pair after a start", {7, 8, 1, 2, 1, 2, 1, 2}, 3, Loop{2, 2}},
        {"cut within a turn", {7, 1, 2, 3, 1, 2, 3, 1}, 2, Loop{1, 3}},
        {"broken at the end", {1, 2, 1, 2, 1, 2, 9}, 2, std::nullopt},
        {"the shorter of two", {1, 1, 2, 1, 1, 2, 2, 2}, 2, Loop{5, 1}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(find_loop(row.tokens, row.times) == row.loop);
    }
}
