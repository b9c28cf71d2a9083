#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "core/distribution.h"
#include "core/edit_markov.h"
#include "core/edit_names.h"
#include "core/models/words.h"
#include "core/shapes.h"
#include "shell/labs/home/sketch.h"
#include "shell/labs/model/graph.h"

using namespace temper;
using namespace temper::shell;

namespace {

/// start -> a 0.6, b 0.4; a -> b 1, c 3; b -> a 1. c ends the text.
MarkovModel small_map() {
    return {.start = "start",
            .transitions = {
                {"start", {{"a", .6}, {"b", .4}}}, {"a", {{"b", 1}, {"c", 3}}}, {"b", {{"a", 1}}}}};
}

Scenario with(Model model) {
    return {.model = std::move(model), .chains = {{.name = "", .samplers = {}}}};
}

/// Whether reading back what is written finds no fault.
bool valid(const Scenario& scenario) {
    Report report;
    return parse_scenario(write_scenario(scenario), report) == scenario && report.ok();
}

}  // namespace

TEST_CASE("edits of a map are made or refused, and never leave it broken") {
    struct Row {
        const char* why;
        std::string (*edit)(MarkovModel&);
        bool made;
    };
    const Row rows[] = {
        {"a weight", [](auto& m) { return set_weight(m, "a", "b", 2); }, true},
        {"a weight of 0 beside another", [](auto& m) { return set_weight(m, "a", "b", 0); }, true},
        {"a row of zeros", [](auto& m) { return set_weight(m, "b", "a", 0); }, false},
        {"a negative weight", [](auto& m) { return set_weight(m, "a", "b", -1); }, false},
        {"no number", [](auto& m) { return set_weight(m, "a", "b", std::nan("")); }, false},
        {"infinity", [](auto& m) { return set_weight(m, "a", "b", HUGE_VAL); }, false},
        {"a sum beyond a double",
         [](auto& m) {
             set_weight(m, "a", "b", 1e308);
             return set_weight(m, "a", "c", 1e308);
         },
         false},
        {"an arrow to a new word", [](auto& m) { return add_arrow(m, "a", "d", 1); }, true},
        {"an arrow from a word that ended", [](auto& m) { return add_arrow(m, "c", "a", 1); },
         true},
        {"an arrow that is there", [](auto& m) { return add_arrow(m, "a", "b", 1); }, false},
        {"an arrow to no name", [](auto& m) { return add_arrow(m, "a", "", 1); }, false},
        {"one arrow of two", [](auto& m) { return remove_arrow(m, "a", "b"); }, true},
        {"the last arrow: a text ends there", [](auto& m) { return remove_arrow(m, "b", "a"); },
         true},
        {"a name", [](auto& m) { return rename_token(m, "a", "A"); }, true},
        {"the start's name", [](auto& m) { return rename_token(m, "start", "begin"); }, true},
        {"a name that is taken", [](auto& m) { return rename_token(m, "a", "b"); }, false},
        {"no name", [](auto& m) { return rename_token(m, "a", ""); }, false},
        {"a name of 10,000 characters",
         [](auto& m) { return rename_token(m, "a", std::string(10'000, 'x')); }, true},
        {"a word", [](auto& m) { return remove_token(m, "a"); }, true},
        {"the start", [](auto& m) { return remove_token(m, "start"); }, false},
        {"another start", [](auto& m) { return set_start(m, "a"); }, true},
        {"a start that ends", [](auto& m) { return set_start(m, "c"); }, false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        MarkovModel map = small_map();
        const std::string said = row.edit(map);
        CHECK(said.empty() == row.made);
        CHECK(valid(with(map)));
    }
}

TEST_CASE("normalised weights sum to 1 and keep their proportions") {
    MarkovModel map = small_map();
    normalise(map, "a");
    const auto& arrows = row_of(map, "a")->arrows;
    CHECK(arrows[0].weight == .25);
    CHECK(arrows[1].weight == .75);
}

TEST_CASE("all that a start leads to cannot be removed") {
    MarkovModel map{.start = "start", .transitions = {{"start", {{"a", 1}}}, {"a", {{"b", 1}}}}};
    CHECK_FALSE(remove_token(map, "a").empty());
    MarkovModel zero{.start = "start",
                     .transitions = {{"start", {{"a", 1}, {"b", 1}}}, {"b", {{"c", 0}, {"a", 1}}}}};
    CHECK_FALSE(remove_token(zero, "a").empty());
    CHECK(row_of(zero, "b")->arrows.size() == 2);
}

TEST_CASE("a name changes wherever the scenario has it, and what is gone is let go") {
    Scenario scenario = with(small_map());
    scenario.prompt = {"a", "b"};
    scenario.chains[0].samplers = {{LogitBias{.bias = {{"a", 1}, {"c", 2}}}}};
    scenario.view.forced = {"a", std::nullopt};
    CHECK(rename_everywhere(scenario, "a", "x").empty());
    CHECK(scenario.prompt == std::vector<std::string>{"x", "b"});
    CHECK(std::get<LogitBias>(scenario.chains[0].samplers[0].sampler).bias[0].first == "x");
    CHECK(scenario.view.forced[0] == "x");
    CHECK(valid(scenario));

    CHECK(remove_token(std::get<MarkovModel>(scenario.model), "x").empty());
    CHECK(drop_unknown(scenario) == std::vector<std::string>{"x", "c"});
    CHECK(scenario.prompt == std::vector<std::string>{"b"});
    CHECK(valid(scenario));
}

TEST_CASE("shapes are what they say at any size") {
    for (int i = 0; i < shape_count; ++i) {
        const auto shape = static_cast<Shape>(i);
        const ShapeInfo& info = info_of(shape);
        for (const std::size_t size : {1, 2, 3, 5, 100, 1000})
            for (const double setting : {info.min, info.usual, info.max}) {
                CAPTURE(info.title);
                CAPTURE(size);
                CAPTURE(setting);
                const FixedModel model = with_shape({}, shape, size, setting);
                CHECK(model.tokens.size() == size);
                CHECK(std::set(model.tokens.begin(), model.tokens.end()).size() == size);
                CHECK(valid(with(model)));
            }
    }
    const auto zipf = softmax(shaped(Shape::zipf, 3, 1));  // 1, 1/2, 1/3 over their sum
    CHECK(zipf[0] == doctest::Approx(6. / 11).epsilon(1e-12));
    CHECK(zipf[2] == doctest::Approx(2. / 11).epsilon(1e-12));
    const auto peaked = softmax(shaped(Shape::peaked, 5, .8));
    CHECK(peaked[0] == doctest::Approx(.8).epsilon(1e-12));
    CHECK(peaked[4] == doctest::Approx(.05).epsilon(1e-12));
    const auto modes = softmax(shaped(Shape::two_modes, 9, .5));
    CHECK(modes[2] == doctest::Approx(modes[6]).epsilon(1e-12));
    CHECK(modes[2] > 2 * modes[4]);
}

TEST_CASE("a shape keeps the names there are") {
    const FixedModel model =
        with_shape({.tokens = {"Paris", "word 3"}, .values = {0, 0}}, Shape::uniform, 4, 0);
    CHECK(model.tokens == std::vector<std::string>{"Paris", "word 3", "word 4", "word 5"});
}

TEST_CASE("a distribution and a text become maps that say the same") {
    const FixedModel paris{
        .tokens = {"Paris", "Lyon"}, .values = {.75, .25}, .probabilities = true};
    const MarkovModel alone = to_markov(paris, {});
    CHECK(row_of(alone, alone.start)->arrows[0].weight == doctest::Approx(.75).epsilon(1e-12));
    Scenario asked = with(to_markov(paris, {"The", "city", "is"}));
    asked.prompt = {"The", "city", "is"};
    CHECK(valid(asked));
    CHECK(row_of(std::get<MarkovModel>(asked.model), "is")->arrows.size() == 2);
    const MarkovModel taken = to_markov({.tokens = {"start"}, .values = {0}}, {});
    CHECK(taken.start == "(start)");

    const MarkovModel read = to_markov(NgramModel{.corpus = "a b a c.\n\na b."});
    CHECK(row_of(read, read.start)->arrows[0] == MarkovModel::Arrow{"a", 2});
    CHECK(row_of(read, "a")->arrows[0] == MarkovModel::Arrow{"b", 2});
    CHECK(row_of(read, ".")->arrows[0].token == paragraph_mark);
    CHECK(row_of(read, paragraph_mark) == nullptr);
    CHECK(valid(with(read)));
}

TEST_CASE("a map is laid out by how far its words are from the start") {
    const Graph whole = graph_of(small_map(), "a", 5, 5);
    CHECK(whole.whole);
    CHECK(whole.columns == 3);  // start; a and b; c
    CHECK(whole.rows == 2);
    CHECK(whole.nodes.size() == 4);
    CHECK(whole.arrows.size() == 5);
    for (const Graph::Node& node : whole.nodes) {
        CHECK(node.x >= 0);
        CHECK(node.x <= 1);
        CHECK(node.y > 0);
        CHECK(node.y < 1);
        CHECK(node.ends == (node.name == "c"));
    }
}

TEST_CASE("a map too large for its place shows a word's neighbours") {
    MarkovModel map{.start = "start", .transitions = {{"start", {}}}};
    for (int i = 0; i < 300; ++i)
        map.transitions[0].arrows.push_back({"w" + std::to_string(i), 1. + i});
    const Graph graph = graph_of(map, "start", 6, 10);
    CHECK_FALSE(graph.whole);
    CHECK(graph.nodes.size() == 11);
    CHECK(graph.left_out == 290);
    CHECK(graph.nodes[1].name == "w299");  // the most probable first
    CHECK(graph_of(map, "w7", 6, 10).nodes.size() == 2);
    CHECK(graph_of(map, "gone", 6, 10).nodes.size() == 11);  // the start's, then
}

TEST_CASE("the small pictures' numbers are the core's") {
    Scenario scenario = with(small_map());
    scenario.chains[0].samplers = {{TopK{.k = 1}}, {Temperature{.temperature = 2}}};
    scenario.max_tokens = 4;
    const Sketch sketch = sketch_of(scenario);
    CHECK(sketch.tokens == std::vector<std::string>{"a", "b"});
    CHECK(sketch.probs == std::vector<double>{1, 0});
    CHECK(sketch.untouched[1] == doctest::Approx(.4).epsilon(1e-12));
    CHECK(sketch.cuts.size() == 2);
    CHECK(sketch.cuts[0].kept == 1);
    CHECK(sketch.text[0].token == "a");
    CHECK(sketch.branches.size() == 1);
    CHECK(sketch.rows.size() == 3);
}
