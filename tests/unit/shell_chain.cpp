#include <doctest/doctest.h>

#include <algorithm>

#include "shell/chain_difference.h"
#include "shell/labs/chain/orders.h"
#include "shell/labs/chain/presets.h"
#include "shell/settings.h"

using namespace temper;
using namespace temper::shell;

namespace {

Place at(std::vector<double> logits) {
    Place place{.tokens = {}, .vocabulary = {}, .logits = std::move(logits), .history = {}};
    return place;
}

std::vector<std::string> kinds(const Chain& chain) {
    std::vector<std::string> names;
    for (const Stage& stage : chain.samplers) names.emplace_back(type_of(stage.sampler));
    return names;
}

const FieldInfo share{.name = "p", .min = 0, .max = 1};
const FieldInfo tokens{.name = "k", .min = 0, .max = largest_int, .slider_max = 100};
const FieldInfo above{.name = "tau", .min = 0, .min_open = true, .slider_max = 10};

}  // namespace

TEST_CASE("a setting is shown, stepped and refused by what it says of itself") {
    CHECK(shown_setting(.95, false) == "0.95");
    CHECK(shown_setting(1.1, false) == "1.10");
    CHECK(shown_setting(.0005, false) == "5.00 × 10⁻⁴");
    CHECK(shown_setting(40, true) == "40");
    CHECK(shown_setting(-1, true) == "−1");
    CHECK(fine_step(share, false) == .01);
    CHECK(fine_step(above, false) == .1);
    CHECK(fine_step(tokens, true) == 1);
    CHECK(slid(share, false, .0749) == .07);
    CHECK(slid(share, false, 7) == 1);
    CHECK(slid(above, false, 0) == .1);  // 0 itself is outside
    CHECK(slid(tokens, true, 40.4) == 40);
    CHECK(refusal(share, false, .5) == "");
    CHECK(refusal(share, false, 1.4) == "A number from 0 to 1 was expected");
    CHECK(refusal(tokens, true, 2.5) == "A whole number of 0 or more was expected");
    CHECK(refusal(above, false, 0) == "A number above 0 was expected");
    CHECK(refusal(above, false, NAN) == "A number above 0 was expected");
}

TEST_CASE("a stage just added has values that people begin with, for every kind") {
    for (const Sampler& kind : sampler_kinds()) {
        CAPTURE(type_of(kind));
        Stage stage = stage_just_added(kind);
        CHECK(stage.on);
        CHECK_FALSE(fault_of(stage.sampler));
        for (const SettingRef& setting : settings_of(stage.sampler))
            if (setting.is_number())
                CHECK(refusal(setting.info, setting.whole(), setting.value()) == "");
    }
}

TEST_CASE("a program's order keeps the chain's own numbers") {
    const ProgramOrder& vllm = program_orders()[2];
    const Chain own{.name = "mine",
                    .samplers = {{TopP{.p = .8}},
                                 {Temperature{.temperature = 2}},
                                 {Dry{.multiplier = 1}},
                                 {TopP{.p = .5}}}};
    const Chain there = in_order(own, vllm);
    CHECK(there.name == "mine");
    CHECK(kinds(there) == std::vector<std::string>{"logit_bias", "penalties", "temperature",
                                                   "min_p", "top_k", "top_p", "top_p", "dry"});
    CHECK(std::get<Temperature>(there.samplers[2].sampler).temperature == 2);
    CHECK(std::get<TopP>(there.samplers[5].sampler).p == .8);
    CHECK(std::get<TopP>(there.samplers[6].sampler).p == .5);
    CHECK(std::get<MinP>(there.samplers[3].sampler).p == 0);  // added, and does nothing
    CHECK_FALSE(there.samplers[7].on);                        // vLLM has no DRY
    CHECK_FALSE(order_of(own));
}

TEST_CASE("every program's order is known again") {
    for (std::size_t i = 0; i < program_orders().size(); ++i)
        CHECK(order_of(in_order({}, program_orders()[i])) == i);
}

TEST_CASE("settings by use are valid, and production has two readings") {
    const auto& all = uses();
    for (const Use& use : all)
        for (const Reading& reading : use.readings) {
            CHECK_FALSE(reading.samplers.empty());
            for (const Stage& stage : reading.samplers) CHECK_FALSE(fault_of(stage.sampler));
        }
    const auto at = std::find_if(all.begin(), all.end(),
                                 [](const Use& use) { return use.name == "Production API"; });
    REQUIRE(at != all.end());
    CHECK(at->readings.size() == 2);
}

TEST_CASE("a pass adds up what every stage gave up") {
    // softmax of [2, 1, 0.5, -0.5, -2], by hand: .591 .217 .132 .049 .011
    const Stage samplers[] = {{TopK{.k = 4}}, {TopP{.p = .8}}, {TopP{.p = 1}}};
    const Pass pass = pass_of(at({2, 1, .5, -.5, -2}), samplers);
    CHECK(pass.left() == 2);
    CHECK(pass.acting() == 2);
    CHECK(pass.given_up == doctest::Approx(.1917).epsilon(1e-3));
    CHECK(pass.removed_by(4) == 0u);
    CHECK(pass.removed_by(2) == 1u);
    CHECK_FALSE(pass.removed_by(0));
    CHECK(pass.ranked() == std::vector<std::int32_t>{0, 1, 2, 3, 4});
}

TEST_CASE("where a text has ended there is no place for a chain") {
    const Scenario scenario{
        .model = MarkovModel{.transitions = {{"start", {{"a", 1}, {"b", 1}}}, {"a", {{"b", 1}}}}},
        .chains = {{}},
        .prompt = {"a"}};
    const auto model = language_model(scenario.model);
    CHECK(place_of(*model, scenario).logits.size() == model->vocabulary().size());
    Scenario ended = scenario;
    ended.prompt = {"b"};
    CHECK(place_of(*model, ended).logits.empty());
}

TEST_CASE("all orders, grouped by what they come to") {
    // T = 0.5 squares the odds, .4 .3 .2 .1 become .533 .3 .133 .033: top-p 0.8 then keeps two
    // (.833) and before it three (.9).
    const std::vector<Stage> samplers = {
        {Temperature{.temperature = .5}}, {TopK{.k = 4}}, {TopP{.p = .8}}};
    const Place place = at({std::log(.4), std::log(.3), std::log(.2), std::log(.1)});
    OrderTrials trials;
    trials.begin(samplers, {0, 2});
    CHECK(trials.total() == 2);
    while (trials.step(place)) {
    }
    REQUIRE(trials.groups().size() == 2);
    CHECK(trials.groups()[0].present);
    CHECK(trials.groups()[0].left == 2);
    CHECK(trials.groups()[1].left == 3);
    CHECK(trials.groups()[1].orders[0] == std::vector<std::size_t>{2, 1, 0});
    trials.begin(samplers, {0, 1, 2});
    while (trials.step(place)) {
    }
    CHECK(trials.tried() == 6);
    CHECK(trials.groups().size() == 2);  // top-k keeps all, wherever it stands
    CHECK(trials.groups()[0].orders.size() == 3);
}

TEST_CASE("stages worth moving do something where they stand or alone") {
    const std::vector<Stage> samplers = {
        {TopK{.k = 1}}, {TopP{.p = .5}}, {MinP{.p = 0}}, {Temperature{.temperature = 2}, false}};
    const Place place = at({2, 1, 0});
    CHECK(worth_moving(place, samplers, pass_of(place, samplers)) ==
          std::vector<std::size_t>{0, 1});
}

TEST_CASE("moving one stage") {
    CHECK(moved_order(4, 3, 1) == std::vector<std::size_t>{0, 3, 1, 2});
    CHECK(moved_order(4, 0, 2) == std::vector<std::size_t>{1, 2, 0, 3});
    CHECK(moved_order(2, 1, 1) == std::vector<std::size_t>{0, 1});
}

TEST_CASE("what changed in a chain is said in the words of the screen") {
    const Chain own{
        .samplers = {
            {TopK{.k = 40}}, {TopP{.p = .9}}, {MinP{.p = .05}}, {Temperature{.temperature = 1}}}};
    Chain other = own;
    std::get<TopP>(other.samplers[1].sampler).p = .8;
    CHECK(chain_difference(own, own) == "");
    CHECK(chain_difference(own, other) == "Top-p p to 0.80");
    other = own;
    other.samplers[2].on = false;
    CHECK(chain_difference(own, other) == "Min-p off");
    other = reordered(own, moved_order(4, 3, 0));
    CHECK(chain_difference(own, other) == "Temperature moved to place 1");
    CHECK(chain_difference(other, own) == "Temperature moved to place 4");
    other.samplers.pop_back();
    CHECK(chain_difference(reordered(own, moved_order(4, 3, 0)), other) == "Min-p removed");
    CHECK(chain_difference(own, {.samplers = {{Greedy{}}}}) == "Chain changed");
    other = own;
    std::get<Temperature>(other.samplers[3].sampler).temperature = 2;
    CHECK(chain_difference(own, other) == "T to 2.00");
}
