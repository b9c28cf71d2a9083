#include <doctest/doctest.h>

#include "core/edit.h"
#include "shell/draws.h"
#include "shell/session.h"

using namespace temper;
using namespace temper::shell;

namespace {

Scenario paris() {
    return {.model = FixedModel{.tokens = {"Paris", "Lyon"}, .values = {2, 1}},
            .chains = {{.samplers = {{Temperature{.temperature = 1}}}}}};
}

Scenario heated(Scenario scenario, double t) {
    set_temperature(scenario.chains[0], t);
    return scenario;
}

double heat(const Session& session) {
    return temperature_of(session.scenario().chains[0]);
}

}  // namespace

TEST_CASE("a drag is one undo, and stillness ends it") {
    Session session(paris());
    for (int ms = 0; ms < 2000; ms += 16) {  // held: two seconds do not end it
        session.edit(heated(session.scenario(), 1 + ms / 1000.), ms);
        session.settle(ms, true);
    }
    session.settle(1984 + 599, false);
    CHECK(session.history().due_ms(2000) > 0);
    session.settle(2000 + 700, false);
    CHECK(session.history().due_ms(2700) < 0);
    session.edit(heated(session.scenario(), 5), 3000);
    session.settle(3700, false);
    session.undo();
    CHECK(heat(session) == doctest::Approx(2.984).epsilon(1e-9));
    session.undo();
    CHECK(heat(session) == 1);
    CHECK(session.take_notice() == "T back to 1.00");
    CHECK_FALSE(session.history().can_undo());
    session.redo();
    session.redo();
    CHECK(heat(session) == 5);
    CHECK(session.take_notice() == "T to 5.00");
}

TEST_CASE("a new edit forgets what could have been redone") {
    Session session(paris());
    session.edit(heated(session.scenario(), 2), 0);
    session.undo();
    session.edit(heated(session.scenario(), 3), 1000);
    session.begin_gesture();
    CHECK_FALSE(session.history().can_redo());
    session.undo();
    CHECK(heat(session) == 1);
}

TEST_CASE("lab and units are no edits") {
    Session session(paris());
    session.edit(heated(session.scenario(), 2), 0);
    session.begin_gesture();
    session.look("runs");
    session.show_units("bits");
    session.undo();
    CHECK(heat(session) == 1);
    CHECK(session.scenario().lab == "runs");
    CHECK(session.scenario().view.units == "bits");
}

TEST_CASE("the history goes along to another session") {
    Session left(paris());
    for (const double t : {2, 3, 4}) {
        left.edit(heated(left.scenario(), t), 0);
        left.begin_gesture();
    }
    left.undo();
    Session goes_on(left.scenario());
    goes_on.take_history(left.carried_history());
    CHECK(heat(goes_on) == 3);
    goes_on.redo();
    CHECK(heat(goes_on) == 4);
    goes_on.undo();
    goes_on.undo();
    CHECK(heat(goes_on) == 2);
    goes_on.undo();
    CHECK(heat(goes_on) == 1);
    CHECK_FALSE(goes_on.history().can_undo());
    goes_on.redo();
    goes_on.reset(0);
    CHECK(heat(goes_on) == 1);
    Session empty(paris());
    empty.take_history("");
    empty.take_history("no history\x1e-{}\x1e");
    CHECK_FALSE(empty.history().can_undo());
}

TEST_CASE("Esc in a drag puts back what stood before it") {
    Session session(paris());
    session.begin_gesture();
    session.edit(heated(session.scenario(), 3), 0);
    session.take_back();
    CHECK(heat(session) == 1);
}

TEST_CASE("a refused document changes nothing and says where") {
    Session session(paris());
    const Scenario before = session.scenario();
    CHECK_FALSE(session.open("bad.json", "{\n  \"temper\": 1,\n  \"model\": }"));
    CHECK(session.scenario() == before);
    REQUIRE(session.fault());
    CHECK(session.fault()->name == "bad.json");
    CHECK(session.fault()->report.errors[0].line == 3);
    CHECK(session.fault()->first_line == 1);
    CHECK(session.fault()->excerpt.size() == 3);
    CHECK(session.open("good.json", write_scenario(heated(paris(), .5))));
    CHECK_FALSE(session.fault());
    CHECK(heat(session) == .5);
    session.undo();  // opening is a gesture too
    CHECK(heat(session) == 1);
}

TEST_CASE("differences are said in the words of the screen") {
    const Scenario before = paris();
    Scenario after = before;
    auto& model = std::get<FixedModel>(after.model);
    CHECK(difference(before, after) == "");
    model.values[1] = -.5;
    CHECK(difference(before, after) == "Logit of Lyon to −0.5");
    model = std::get<FixedModel>(before.model);
    rename_token(model, 0, "Nice");
    CHECK(difference(before, after) == "Paris named Nice");
    add_token(model);
    CHECK(difference(before, after) == "Token added");
    CHECK(difference(after, before) == "Token removed");
    CHECK(difference(before, heated(before, 0)) == "T to 0.00");
}

TEST_CASE("draws come back with seed and run") {
    const double probs[] = {.5, .3, .2};
    Draws once, slices;
    const auto clock = [] { return 0.0; };
    once.reset(3, 42, 0);
    once.ask(100'000);
    once.work(probs, 1e9, clock);
    slices.reset(3, 42, 0);
    for (int i = 0; i < 10; ++i) {
        slices.ask(10'000);
        slices.work(probs, 1e9, clock);
    }
    CHECK(once.counts() == slices.counts());
    CHECK(once.total() == 100'000);
    CHECK(once.distinct() == 3);
    CHECK(once.recent().size() == 200);
    // 95 % of seeds lie within 2 standard errors; 5 are room enough, and half a percent off is
    // seen.
    CHECK(std::abs(static_cast<double>(once.counts()[0]) - 50'000) < 5 * 158.2);
    REQUIRE(once.agreement());
    CHECK(*once.agreement() == doctest::Approx(.38).epsilon(.02));
    once.ask(50);
    once.stop();
    CHECK(once.waiting() == 0);
}
