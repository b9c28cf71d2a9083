#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "core/edit.h"
#include "core/math.h"
#include "shell/results.h"
#include "tests/unit/support.h"

// The tables of the course's labs on one distribution, to every digit given there, from the shipped
// scenarios by the way that the temperature lab takes.

using namespace temper;
using namespace temper::test;

namespace {

Scenario shipped(const std::string& name) {
    std::ifstream in(TEMPER_SOURCE_DIR "/assets/scenarios/" + name + ".json", std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    Report report;
    const auto scenario = parse_scenario(text.str(), report);
    REQUIRE(scenario);
    return *scenario;
}

shell::Results at(const Scenario& scenario, double temperature) {
    Chain chain = scenario.chains.front();
    set_temperature(chain, temperature);
    return shell::results_of(std::get<FixedModel>(scenario.model), chain);
}

constexpr double six = .5e-6, four = .5e-4;  // half of the last digit given

}  // namespace

TEST_CASE("the course's first table: one distribution at five temperatures") {
    struct Row {
        double temperature, probs[5], entropy, effective;
    };
    constexpr Row rows[] = {
        {.1, {.999954, .000045, 0, 0, 0}, .000504, 1.0005},
        {.5, {.838788, .113518, .041761, .005652, .000281}, .558624, 1.7483},
        {1, {.591223, .217499, .131920, .048531, .010829}, 1.105581, 3.0210},
        {2, {.399882, .242541, .188891, .114568, .054118}, 1.430971, 4.1828},
        {5, {.276594, .226456, .204906, .167763, .124282}, 1.575274, 4.8321},
    };
    const Scenario capital = shipped("capital");
    for (const Row& row : rows) {
        CAPTURE(row.temperature);
        const shell::Results results = at(capital, row.temperature);
        CHECK(near(results.probs, row.probs, six));
        CHECK(std::abs(results.entropy - row.entropy) <= six);
        CHECK(std::abs(temper::exp(results.entropy) - row.effective) <= four);
    }
}

TEST_CASE("the course's third table: how many distinct answers in a hundred") {
    struct Row {
        double temperature, probs[5], distinct;
    };
    constexpr Row rows[] = {
        {.1, {.999983, .000017, 0, 0, 0}, 1.0017},
        {.5, {.867470, .096386, .024096, .006024, .006024}, 3.8197},
        {1, {.6, .2, .1, .05, .05}, 4.9881},
        {2, {.390176, .225268, .159289, .112634, .112634}, 5},
    };
    const Scenario consistency = shipped("consistency");
    for (const Row& row : rows) {
        CAPTURE(row.temperature);
        const shell::Results results = at(consistency, row.temperature);
        CHECK(near(results.probs, row.probs, six));
        CHECK(std::abs(expected_distinct(results.probs, 100) - row.distinct) <= four);
    }
}
