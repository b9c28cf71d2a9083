#include "core/experiments/river.h"

#include <doctest/doctest.h>

#include "tests/unit/runs_support.h"

using namespace temper;
using namespace temper::test;

namespace {

Experiment drawn(const Setup& setup, std::uint64_t runs) {
    Experiment experiment(setup, 42, runs);
    while (experiment.work(1 << 16)) {
    }
    return experiment;
}

/// What comes into a node goes on to its children, ends there or leaves the picture.
void check_flow(const River& river, std::uint64_t runs) {
    std::vector<double> mass(river.nodes.size());
    std::vector<std::uint64_t> count(river.nodes.size());
    double others = 0;
    for (std::size_t i = 0; i < river.nodes.size(); ++i) {
        const River::Node& node = river.nodes[i];
        mass[i] += *node.ended.mass + *node.others.mass;
        count[i] += node.ended.count + node.others.count;
        others += *node.others.mass;
        if (i == 0) continue;
        CHECK(node.parent < i);
        CHECK(node.step == river.nodes[node.parent].step + 1);
        mass[node.parent] += *node.through.mass;
        count[node.parent] += node.through.count;
    }
    for (std::size_t i = 0; i < river.nodes.size(); ++i) {
        CHECK(mass[i] == doctest::Approx(*river.nodes[i].through.mass).epsilon(1e-12));
        CHECK(count[i] == river.nodes[i].through.count);
    }
    CHECK(*river.others.mass == doctest::Approx(others).epsilon(1e-12));
    CHECK(river.nodes[0].through.count == runs);
    CHECK(*river.nodes[0].through.mass == 1);
}

}  // namespace

TEST_CASE("the whole river of the course's map") {
    const Setup lab = lab2_at(1);
    const River whole = river(drawn(lab, 1000), exact(lab, 1000), 100);
    CHECK(whole.exact);
    CHECK(whole.nodes.size() == 17);  // the prompt, 11 ends, and The, A, capital, of, is
    CHECK(lab.model->vocabulary()[static_cast<std::size_t>(whole.nodes[1].token)] == "The");
    CHECK(*whole.nodes[1].through.mass == doctest::Approx(0.5).epsilon(1e-13));
    CHECK(*whole.nodes[1].ended.mass == 0);
    CHECK(*whole.others.mass == 0);
    CHECK(whole.others.count == 0);
    CHECK(whole.other_texts == 0.0);
    check_flow(whole, 1000);
}

TEST_CASE("the rest of the river is pooled, and said how much it is") {
    const Setup lab = lab2_at(1);
    const River part = river(drawn(lab, 1000), exact(lab, 1000), 3);
    CHECK(part.other_texts == 8.0);
    // One 0.2, The capital of France 0.189, A network 0.15.
    CHECK(*part.others.mass == doctest::Approx(1 - 0.2 - 0.189 - 0.15).epsilon(1e-12));
    check_flow(part, 1000);
}

TEST_CASE("where texts are too many to list, the river is that of those drawn") {
    std::mt19937 random(3);
    const FixedModel many{.tokens = {"a", "b", "c", "d"}, .values = {2, 1, 0, 0}};
    const Setup long_one = setup(many, {}, 12);
    const River part = river(drawn(long_one, 500), exact(long_one, 500), 40);
    CHECK_FALSE(part.exact);
    CHECK(part.nodes.size() > 40);
    CHECK(*part.other_texts == 16777216.0 - 40);
    check_flow(part, 500);
}

TEST_CASE("a river before the first run is all exact") {
    const Setup lab = lab2_at(1);
    const River whole = river(Experiment(lab, 0, 10), exact(lab, 10), 100);
    check_flow(whole, 0);
}

TEST_CASE("states join where texts do") {
    const MarkovModel diamond{
        .start = "start",
        .transitions = {
            {"start", {{"a", 1}, {"b", 3}}}, {"a", {{"c", 1}}}, {"b", {{"c", 1}, {"d", 1}}}}};
    const auto joined = state_river(setup(diamond, {}, 4), 100);
    CHECK(joined);
    CHECK(joined->nodes.size() == 5);
    CHECK(joined->links.size() == 5);
    double ended = 0;
    for (const auto& node : joined->nodes) ended += node.ended;
    CHECK(ended == doctest::Approx(1).epsilon(1e-13));
    for (const auto& node : joined->nodes)
        if (node.step == 2 && node.mass > 0.5)
            CHECK(node.mass == doctest::Approx(0.625).epsilon(1e-13));
    CHECK_FALSE(state_river(setup(diamond, {on(Penalties{.presence = 1})}, 4), 100));
    CHECK_FALSE(state_river(setup(diamond, {}, 4), 1));
    // One state only, but its tokens are shown apart.
    const FixedModel coin{
        .tokens = {"heads", "tails"}, .values = {0.5, 0.5}, .probabilities = true};
    CHECK(state_river(setup(coin, {}, 3), 100)->nodes.size() == 7);
}
