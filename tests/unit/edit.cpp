#include "core/edit.h"

#include <doctest/doctest.h>

#include "core/field.h"
#include "tests/unit/support.h"

using namespace temper;
using namespace temper::test;

namespace {

FixedModel three() {
    return {.tokens = {"a", "b", "c"}, .values = {1, 0, -infinity}};
}

FixedModel halves() {
    return {.tokens = {"a", "b", "c"}, .values = {.5, .25, .25}, .probabilities = true};
}

}  // namespace

TEST_CASE("a distribution stays what it is, as logits and as probabilities") {
    FixedModel model = three();
    express_as(model, true);
    CHECK(near(model.values, softmax(three().values), 0));
    express_as(model, false);
    CHECK(near(softmax(model.values), softmax(three().values), 1e-15));
}

TEST_CASE("a logit set by hand leaves a finite one") {
    FixedModel model = three();
    CHECK(set_logit(model, 0, -infinity));
    CHECK_FALSE(set_logit(model, 1, -infinity));
    CHECK(model.values == std::vector{-infinity, 0., -infinity});
    CHECK(set_logit(model, 2, 4));
    CHECK(model.values[2] == 4);
    FixedModel probs = halves();
    CHECK(set_logit(probs, 0, 0));
    CHECK_FALSE(probs.probabilities);
}

TEST_CASE("a probability set by hand leaves the others their proportions") {
    FixedModel model = halves();
    set_probability(model, 0, .2);
    CHECK(near(model.values, std::vector{.2, .4, .4}, 1e-15));
    set_probability(model, 0, 1);
    CHECK(near(model.values, std::vector{1., 0., 0.}, 0));
    set_probability(model, 0, .5);  // they had none: equal shares
    CHECK(near(model.values, std::vector{.5, .25, .25}, 0));
    FixedModel alone{.tokens = {"a"}, .values = {1}, .probabilities = true};
    set_probability(alone, 0, .3);
    CHECK(alone.values == std::vector{1.});
    set_probabilities(model, std::vector{2., 1., 1.});
    CHECK(model == halves());
}

TEST_CASE("tokens come, go and change places") {
    FixedModel model = three();
    add_token(model);
    add_token(model);
    CHECK(model.tokens[3] == "token");
    CHECK(model.tokens[4] == "token 2");
    CHECK(model.values[4] == 0);  // the smallest finite logit
    CHECK_FALSE(rename_token(model, 4, "token"));
    CHECK_FALSE(rename_token(model, 4, ""));
    CHECK(rename_token(model, 4, "d"));
    CHECK(move_token(model, 4, -1));
    CHECK(model.tokens[3] == "d");
    CHECK_FALSE(move_token(model, 0, -1));
    CHECK_FALSE(move_token(model, 4, 1));
    CHECK(remove_token(model, 4));
    CHECK(remove_token(model, 3));
    CHECK(remove_token(model, 1));
    CHECK_FALSE(remove_token(model, 0));  // the last with any probability
    FixedModel probs = halves();
    CHECK(remove_token(probs, 0));
    CHECK(near(probs.values, std::vector{.5, .5}, 0));
    add_token(probs);
    CHECK(probs.values[2] == 0);
}

TEST_CASE("a chain's temperature is found and set") {
    Chain chain;
    CHECK(temperature_of(chain) == 1);
    set_temperature(chain, .5);
    CHECK(temperature_of(chain) == .5);
    set_temperature(chain, .7);
    CHECK(chain.samplers.size() == 1);
    chain.samplers.push_back({.sampler = Greedy{}});
    CHECK(temperature_of(chain) == 0);
    chain.samplers.back().on = chain.samplers.front().on = false;
    CHECK(temperature_of(chain) == 1);
}
