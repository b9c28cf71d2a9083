#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "core/exp_kernel.h"
#include "core/json/document.h"
#include "core/json/text.h"
#include "core/scenario.h"

using namespace temper;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

Scenario read(std::string_view text) {
    Report report;
    auto scenario = parse_scenario(text, report);
    for (const Error& error : report.errors) MESSAGE(error.path << " " << error.message);
    REQUIRE(scenario);
    return *scenario;
}

Scenario small(Model model) {
    Scenario scenario;
    scenario.title = "small";
    scenario.model = std::move(model);
    scenario.chains.resize(1);
    return scenario;
}

void check_round_trip(const Scenario& scenario) {
    const std::string text = write_scenario(scenario);
    const Scenario back = read(text);
    CHECK(back == scenario);
    CHECK(write_scenario(back) == text);
}

}  // namespace

TEST_CASE("every kind of model comes back as it was") {
    check_round_trip(small(FixedModel{.tokens = {"a", "\"\\\n\t\x01 \u00e9\U0001f600", ""},
                                      .values = {0.1, -inf, -1e300}}));
    check_round_trip(
        small(FixedModel{.tokens = {"a", "b"}, .values = {0.7, 0.3}, .probabilities = true}));
    check_round_trip(small(MarkovModel{
        .start = "go", .transitions = {{"go", {{"b", 2}, {"a", 1}}}, {"a", {{"go", 0.5}}}}}));
    check_round_trip(small(NgramModel{.order = 5, .corpus = "One, two.\n\nThree!\r\n"}));
    check_round_trip(small(ReplayModel{
        .positions = {{"a", std::log(0.5), {{"a", std::log(0.5)}, {"b", -inf}}, 0.5}}}));
}

TEST_CASE("every sampler comes back as it was") {
    Scenario scenario = small(FixedModel{.tokens = {"a"}, .values = {0}});
    for (const Sampler& kind : sampler_kinds()) {
        scenario.chains[0].samplers.push_back({kind});
        scenario.chains[0].samplers.push_back({kind, false});
    }
    scenario.chains.push_back({"dry \"run\"",
                               {{Dry{.multiplier = 0.8, .sequence_breakers = {"\n", "a"}}},
                                {LogitBias{.bias = {{"a", -1.5}, {"b", 1e-7}}}}}});
    check_round_trip(scenario);
}

TEST_CASE("everything beside model and chains comes back as it was") {
    Scenario scenario = small(FixedModel{.tokens = {"a"}, .values = {0}});
    scenario.lab = "runs";
    scenario.prompt = {"a", "b c"};
    scenario.seed = max_seed;
    scenario.runs = 9999;
    scenario.max_tokens = 4096;
    scenario.view = {.run = 12,
                     .step = 3,
                     .forced = {std::nullopt, "a"},
                     .branches = {{}, {"a", std::nullopt}},
                     .dice = "independent",
                     .units = "bits"};
    check_round_trip(scenario);
}

TEST_CASE("what is absent has the stated value") {
    const Scenario scenario = read(R"({"temper": 1,
        "model": {"type": "markov", "transitions": {"start": {"a": 1}}},
        "chains": [{"samplers": [{"type": "top_p", "p": 0.5}]}]})");
    CHECK(scenario.title == "");
    CHECK(scenario.lab == "temperature");
    CHECK(scenario.prompt.empty());
    CHECK(scenario.seed == 0);
    CHECK(scenario.runs == 100);
    CHECK(scenario.max_tokens == 1);
    CHECK(scenario.view == View{});
    CHECK(std::get<MarkovModel>(scenario.model).start == "start");
    CHECK(scenario.chains[0].samplers[0].on);
    CHECK(std::get<TopP>(scenario.chains[0].samplers[0].sampler).min_keep == 1);
}

TEST_CASE("whole numbers may be written in any way") {
    const Scenario scenario = read(R"({"temper": 1.0, "seed": 42.0, "runs": 1e3,
        "model": {"type": "fixed", "tokens": ["a", "b"], "logits": [-0, 1e-400]},
        "chains": [{"samplers": [{"type": "top_k", "k": 4E1}]}]})");
    CHECK(scenario.seed == 42);
    CHECK(scenario.runs == 1000);
    CHECK(std::get<TopK>(scenario.chains[0].samplers[0].sampler).k == 40);
    CHECK(std::get<FixedModel>(scenario.model).values == std::vector<double>{0, 0});
}

TEST_CASE("what this version does not know is kept, written back and named") {
    constexpr std::string_view text = R"({"temper": 1, "mood": {"of": [1, 2.50, "\u00e9"]},
        "model": {"type": "fixed", "tokens": ["a"], "logits": [0], "bytes": null},
        "chains": [{"samplers": [{"type": "greedy", "why": "because"}], "hue": 7}],
        "view": {"zoom": true}})";
    Report report;
    const auto scenario = parse_scenario(text, report);
    REQUIRE(scenario);
    CHECK(scenario->unknown == Extras{{"mood", R"({"of": [1, 2.50, "\u00e9"]})"}});
    CHECK(scenario->chains[0].unknown == Extras{{"hue", "7"}});
    CHECK(scenario->chains[0].samplers[0].unknown == Extras{{"why", "\"because\""}});
    CHECK(scenario->view.unknown == Extras{{"zoom", "true"}});
    std::vector<std::string> paths;
    for (const Error& warning : report.warnings) {
        paths.push_back(warning.path);
        CHECK(warning.message == "is not known to this version; it is kept");
    }
    CHECK(paths == std::vector<std::string>{"model.bytes", "chains[0].samplers[0].why",
                                            "chains[0].hue", "view.zoom", "mood"});
    check_round_trip(*scenario);
}

TEST_CASE("a chain may name tokens that the model lacks, with a warning") {
    Report report;
    CHECK(parse_scenario(R"({"temper": 1,
        "model": {"type": "fixed", "tokens": ["a"], "logits": [0]},
        "chains": [{"samplers": [{"type": "logit_bias", "bias": {"a": 1, "z": 2}}]}]})",
                         report));
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0].path == "chains[0].samplers[0].bias.z");
}

TEST_CASE("numbers are written with the fewest digits that keep every bit") {
    struct Row {
        double value;
        const char* text;
    };
    constexpr Row rows[] = {
        {0, "0"},
        {-0.0, "-0.0"},
        {1, "1"},
        {-2, "-2"},
        {0.1, "0.1"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1.0 / 3, "0.3333333333333333"},
        {9007199254740991, "9007199254740991"},
        {9007199254740992, "9007199254740992"},
        {1e22, "1e+22"},
        {1e-7, "1e-07"},
        {5e-324, "4.94065645841247e-324"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
    };
    for (const Row& row : rows) CHECK(json::number(row.value) == row.text);
}

TEST_CASE("any double comes back with its bits") {
    std::uint64_t state = 1;
    for (int i = 0; i < 20000; ++i) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        const double value = kernel::bits_as<double>(state);
        if (!std::isfinite(value)) continue;
        Report report;
        const std::string text = json::number(value);
        const auto document = json::Document::parse(text, report);
        REQUIRE(document);
        CHECK(kernel::bits_as<std::uint64_t>(document->root().number()) == state);
    }
}
