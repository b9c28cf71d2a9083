#include "core/sweep.h"

#include <doctest/doctest.h>

#include "core/trace.h"
#include "tests/unit/runs_support.h"

using namespace temper;
using namespace temper::test;

namespace {

const Chain chain{.name = "",
                  .samplers = {on(TopK{.k = 3}), on(TopP{.p = 0.9}),
                               on(Temperature{.temperature = 0.7}), on(Dry{})}};

}  // namespace

TEST_CASE("every numeric setting is a knob") {
    std::vector<std::string> names;
    for (const Knob& knob : knobs(chain)) {
        names.push_back(knob.field);
        CHECK(value_at(chain, knob));
        CHECK(info_of(chain, knob)->name == knob.field);
    }
    CHECK(names == std::vector<std::string>{"k", "p", "min_keep", "temperature", "multiplier",
                                            "base", "allowed_length", "last_n"});
    CHECK(value_at(chain, {2, "temperature"}) == 0.7);
    CHECK_FALSE(value_at(chain, {2, "p"}));
    CHECK_FALSE(value_at(chain, {9, "p"}));
    CHECK_FALSE(value_at(chain, {3, "sequence_breakers"}));
}

TEST_CASE("a knob is turned within its range, or says why not") {
    CHECK(value_at(*turned(chain, {0, "k"}, 2), {0, "k"}) == 2.0);
    struct Row {
        Knob knob;
        double value;
        const char* path;
        const char* message;
    };
    const Row rows[] = {
        {{1, "p"}, 1.4, "samplers[1].p", "is 1.4; a number from 0 to 1 was expected"},
        {{0, "k"}, 2.5, "samplers[0].k", "is 2.5; a whole number"},
        {{0, "k"}, infinity, "samplers[0].k", "a whole number"},
        {{2, "temperature"}, -1, "samplers[2].temperature", "is -1; a number of 0 or more"},
        {{2, "tau"}, 1, "samplers[2].tau", "is no numeric setting"},
        {{7, "p"}, 1, "samplers[7].p", "is no numeric setting"},
    };
    for (const Row& row : rows) {
        const auto result = turned(chain, row.knob, row.value);
        CHECK_FALSE(result);
        CHECK(result.error().path == row.path);
        CHECK(result.error().message.find(row.message) != std::string::npos);
    }
    const Chain dynamic{.name = "", .samplers = {on(DynamicTemperature{.min = 1, .max = 2})}};
    CHECK(turned(dynamic, {0, "min"}, 3).error().path == "samplers[0].max");
}

TEST_CASE("a sweep of distributions is the chain at each value") {
    const std::vector<double> logits = {2, 1, 0.5, -0.5, -2}, values = {1, 2, 4, 0};
    const auto rows = distribution_sweep(logits, chain, {0, "k"}, values);
    CHECK(rows);
    for (std::size_t i = 0; i < values.size(); ++i)
        CHECK((*rows)[i] == temper::apply(logits, turned(chain, {0, "k"}, values[i])->samplers));
    CHECK_FALSE(distribution_sweep(logits, chain, {0, "k"}, std::vector<double>{1, -1}));
}

TEST_CASE("a sweep of exact answers is each of them") {
    const Setup lab = lab2_at(1);
    std::vector<double> values;
    for (int i = 0; i < 200; ++i) values.push_back(0.025 * i);
    auto sweep = Sweep::over(lab, {0, "temperature"}, values, 10);
    CHECK(sweep);
    Sweep work = std::move(*sweep);
    while (work.work(5000)) {
    }
    CHECK(work.points().size() == values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Exact direct = exact(lab2_at(values[i]), 10);
        CHECK(work.points()[i].entropy == direct.entropy);
        CHECK(work.points()[i].unique == direct.unique);
        CHECK(work.points()[i].agreement == direct.agreement);
    }
    CHECK_FALSE(Sweep::over(lab, {0, "temperature"}, {1, -1}, 10));
    CHECK_FALSE(Sweep::over(lab, {1, "p"}, {1}, 10));
}

TEST_CASE("sharpening makes greedy's text the most probable at T = 0.9725") {
    const auto difference = [](double temperature) {
        const Setup lab = lab2_at(temperature);
        const auto p = [&](std::vector<std::string> words) {
            return *text_probability(lab, lab.model->ids(words));
        };
        return p({"One"}) - p({"The", "capital", "of", "France"});
    };
    double low = 0.9, high = 1;
    CHECK(difference(low) < 0);
    CHECK(difference(high) > 0);
    for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2;
        (difference(middle) < 0 ? low : high) = middle;
    }
    CHECK(low == doctest::Approx(0.9725).epsilon(5e-5));
}
