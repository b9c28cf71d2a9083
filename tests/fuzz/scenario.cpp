#include <cmath>

#include "core/json/document.h"
#include "core/json/text.h"
#include "core/models/language_model.h"
#include "core/scenario.h"
#include "tests/fuzz/demand.h"

// Any bytes as a scenario: it is refused with words, or it is good, comes back from its own text,
// and its model gives distributions.

namespace {

using namespace temper;
using temper::fuzz::demand;

/// The words of a report are put into JSON and onto screens: they stay UTF-8.
void check_words(const std::vector<Error>& faults) {
    for (const Error& fault : faults) {
        const std::string list =
            "[" + json::quoted(fault.path) + "," + json::quoted(fault.message) + "]";
        Report report;
        demand(json::Document::parse(list, report).has_value(), "a report's words are text");
        demand(!fault.message.empty(), "a fault says something");
    }
}

void check_round_trip(const Scenario& scenario) {
    const std::string text = write_scenario(scenario);
    Report report;
    const auto back = parse_scenario(text, report);
    // What is written has more spaces than what was read, so it may pass the limit.
    if (!back && text.size() > json::max_bytes) return;
    demand(back.has_value(), "what is written can be read");
    demand(*back == scenario, "and is the same");
    demand(write_scenario(*back) == text, "and is written the same");
}

/// A few steps along the likeliest tokens.
void check_model(const Scenario& scenario) {
    const auto model = language_model(scenario.model);
    std::vector<std::int32_t> tokens = model->ids(scenario.prompt);
    const std::size_t prompt = tokens.size();
    for (int step = 0; step < 8 && !model->ends({tokens, prompt}); ++step) {
        const std::vector<double> logits = model->logits({tokens, prompt});
        demand(logits.size() == model->vocabulary().size(), "a logit for each token");
        std::size_t best = 0;
        for (std::size_t id = 0; id < logits.size(); ++id) {
            demand(logits[id] < HUGE_VAL, "logits are numbers below infinity");
            if (logits[id] > logits[best]) best = id;
        }
        demand(std::isfinite(logits[best]), "one of them is finite");
        tokens.push_back(static_cast<std::int32_t>(best));
    }
    model->text(std::span(tokens).subspan(prompt));
    model->as_recorded(std::span(tokens).subspan(prompt));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Report report;
    const auto scenario = parse_scenario({reinterpret_cast<const char*>(data), size}, report);
    demand(scenario.has_value() == report.ok(), "errors refuse, and nothing else does");
    check_words(report.errors);
    check_words(report.warnings);
    if (!scenario) return 0;
    check_round_trip(*scenario);
    check_model(*scenario);
    return 0;
}
