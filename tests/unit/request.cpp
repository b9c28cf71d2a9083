#include "core/request.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "core/models/model.h"

using namespace temper;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// The first fault of settings for three tokens: its path and what it says; empty if there is none.
std::string fault_of(std::string_view settings) {
    Report report;
    const auto read = read_settings(settings, 3, report);
    CHECK(read.has_value() == report.ok());
    if (read) return {};
    return report.errors.front().path + " " + report.errors.front().message;
}

bool says(const std::string& words, std::string_view part) {
    return words.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("numbers from outside are taken or refused by name") {
    struct Row {
        std::vector<double> numbers;
        bool probs;
        const char *path, *says;
    };
    const Row rows[] = {
        {{}, false, "logits", "is empty"},
        {{0, not_a_number}, false, "logits[1]", "is NaN; a finite number or -Infinity"},
        {{infinity}, false, "logits[0]", "is Infinity"},
        {{-infinity, -infinity}, false, "logits", "no finite number"},
        {std::vector<double>(max_vocabulary + 1), false, "logits", "at most 1000000"},
        {{}, true, "probs", "is empty"},
        {{.5, not_a_number}, true, "probs[1]", "is NaN; a number from 0 to 1"},
        {{1.5, -.5}, true, "probs[1]", "is -0.5"},
        {{-infinity}, true, "probs[0]", "is -Infinity"},
        {{infinity}, true, "probs[0]", "is Infinity"},
        {{.5, .4}, true, "probs", "sums to 0.9; a sum of 1"},
        {{.5, .75}, true, "probs", "sums to 1.25"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.says);
        const auto given = logits_given(row.numbers, row.probs);
        CHECK_FALSE(given);
        if (given) continue;
        CHECK(given.error().path == row.path);
        CHECK(says(given.error().message, row.says));
    }
    const std::vector<double> logits = {1e308, -infinity, -0.0};
    CHECK(*logits_given(logits, false) == logits);
    const auto from_probs = logits_given({1, 0}, true);
    CHECK((*from_probs)[0] == 0);
    CHECK((*from_probs)[1] == -infinity);
    CHECK(logits_given({.5, .5000009}, true));
    CHECK_FALSE(logits_given({.5, .500002}, true));
}

TEST_CASE("settings from outside are taken or refused by name") {
    struct Row {
        const char *settings, *says;
    };
    constexpr Row rows[] = {
        {"{", " is not JSON"},
        {"{}", "samplers is missing; a list of samplers"},
        {R"({"samplers": {}})", "samplers is an object; a list of samplers"},
        {R"({"samplers": [7]})", "samplers[0] is 7; an object with a sampler's settings"},
        {R"({"samplers": [{"type": "top_q"}]})", "samplers[0].type is \"top_q\"; one of greedy"},
        {R"({"samplers": [{"type": "top_p"}]})", "samplers[0].p is missing"},
        {R"({"samplers": [{"type": "top_p", "p": 1.4}]})", "samplers[0].p is 1.4"},
        {R"({"samplers": [{"type": "top_k", "k": 0.5}]})", "samplers[0].k is 0.5; a whole number"},
        {R"({"samplers": [{"type": "top_k", "k": 3e9}]})", "samplers[0].k is 3e9"},
        {R"({"samplers": [{"type": "greedy", "on": 1}]})", "samplers[0].on is 1; true or false"},
        {R"({"samplers": [{"type": "dynamic_temperature", "min": 2, "max": 1, "exponent": 1}]})",
         "samplers[0].max is below min"},
        {R"({"samplers": [{"type": "logit_bias", "bias": {"a": 1}}]})",
         "tokens is missing; samplers[0].bias.a names one"},
        {R"({"samplers": [{"type": "logit_bias", "bias": {"a": null}}]})",
         "samplers[0].bias.a is null; a number"},
        {R"({"samplers": [{"type": "logit_bias", "bias": [1]}]})",
         "samplers[0].bias is a list; an object with a number for each token"},
        {R"({"tokens": ["a", "b", "c"], "samplers": [{"type": "logit_bias", "bias": {"d": 1}}]})",
         "samplers[0].bias.d names \"d\", which is none of the tokens"},
        {R"({"tokens": ["a", "b"], "samplers": []})", "tokens holds 2 texts; one for each of 3"},
        {R"({"tokens": ["a", "b", "a"], "samplers": []})", "tokens[2] is \"a\" again"},
        {R"({"tokens": ["a", 7, "c"], "samplers": []})", "tokens[1] is 7; a text"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.settings);
        const std::string fault = fault_of(row.settings);
        CAPTURE(fault);
        CHECK(says(fault, row.says));
    }
    Report report;
    const auto good = read_settings(
        R"({"tokens": ["a", "b", "c"], "samplers": [
            {"type": "top_k", "k": 2}, {"type": "top_p", "p": 0.5, "on": false}]})",
        3, report);
    CHECK(good->vocabulary.find("c") == 2);
    CHECK(good->samplers.size() == 2);
    CHECK(std::get<TopK>(good->samplers[0].sampler).k == 2);
    CHECK(std::get<TopP>(good->samplers[1].sampler).min_keep == 1);
    CHECK_FALSE(good->samplers[1].on);
}
