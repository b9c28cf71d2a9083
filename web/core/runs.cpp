#include <emscripten/bind.h>

#include <limits>

#include "core/experiments/exact.h"
#include "core/experiments/experiment.h"
#include "core/experiments/report.h"
#include "core/generation.h"
#include "core/json/place.h"
#include "core/json/text.h"
#include "core/models/language_model.h"
#include "core/scenario.h"
#include "web/core/input.h"

// Generations and experiments for core.mjs. Long lists go over as typed arrays, one after the
// other: runs.mjs cuts them up and puts names in place of ids.

namespace temper::web {
namespace {

using emscripten::val;

constexpr std::size_t max_candidates = 10'000'000;
constexpr std::uint64_t slice = std::uint64_t{1} << 24;

/// The vocabulary as a JSON list.
std::string names(const LanguageModel& model) {
    std::string list = "[";
    for (const std::string& token : model.vocabulary()) {
        if (list.size() > 1) list += ',';
        list += json::quoted(token);
    }
    return list + ']';
}

/// The ids of the tokens forced, nothing where the die decides.
Result<std::vector<std::optional<std::int32_t>>> forced_ids(const LanguageModel& model,
                                                            std::string_view text) {
    Report report;
    const auto document = json::Document::parse(text, report);
    if (!document) return report.errors.front();
    std::vector<std::optional<std::int32_t>> ids;
    document->root().each([&](json::Value value) {
        const json::Place place(document->root(), report);
        const json::Place item(place, value, ids.size());
        auto& id = ids.emplace_back();
        if (value.is(json::Kind::null)) return;
        std::string token;
        if (!read(item, token)) return;
        id = model.names().find(token);
        if (!id) item.expected("a token of the model");
    });
    if (report.ok()) return ids;
    Error fault = report.errors.front();
    fault.path = "forced" + fault.path;
    return fault;
}

/// A generation's steps, a list for each of their numbers.
struct Steps {
    std::vector<std::int32_t> tokens, candidate_counts, candidates;
    std::vector<double> probability, logprob, entropy, u, candidate_probs;

    void add(const Step& step, const std::vector<Candidate>& of_step) {
        tokens.push_back(step.token);
        probability.push_back(step.probability);
        logprob.push_back(step.logprob);
        entropy.push_back(step.entropy);
        u.push_back(step.u);
        candidate_counts.push_back(static_cast<std::int32_t>(of_step.size()));
        for (const Candidate& candidate : of_step) {
            candidates.push_back(candidate.token);
            candidate_probs.push_back(candidate.probability);
        }
    }

    val as_object() const {
        val object = val::object();
        object.set("tokens", array_of(tokens));
        object.set("probability", array_of(probability));
        object.set("logprob", array_of(logprob));
        object.set("entropy", array_of(entropy));
        object.set("u", array_of(u));
        object.set("candidate_counts", array_of(candidate_counts));
        object.set("candidates", array_of(candidates));
        object.set("candidate_probs", array_of(candidate_probs));
        return object;
    }
};

val generate(std::string text, double chain, double run, std::string forced_text) {
    Report report;
    const auto scenario = parse_scenario(text, report);
    if (!scenario) return error(report);
    if (!(chain < double(scenario->chains.size())))
        return error({"chain", "is " + json::number(chain) + "; a whole number from 0 to " +
                                   std::to_string(scenario->chains.size() - 1) + " was expected"});
    const std::shared_ptr<const LanguageModel> model = language_model(scenario->model);
    const auto forced = forced_ids(*model, forced_text);
    if (!forced) return error(forced.error());
    Generation generation(setup_of(*scenario, static_cast<std::size_t>(chain), model),
                          scenario->seed, static_cast<std::uint64_t>(run));
    Steps steps;
    while (generation.stop() == Stop::none) {
        const std::size_t t = generation.steps().size();
        const std::vector<Candidate> candidates = generation.candidates(t);
        if (steps.candidates.size() + candidates.size() > max_candidates)
            return error({"max_tokens", "makes more than " + std::to_string(max_candidates) +
                                            " candidates in all; fewer tokens, or samplers that "
                                            "remove some, were expected"});
        const bool by_hand = t < forced->size() && (*forced)[t];
        by_hand ? generation.step_with(*(*forced)[t]) : generation.step();
        steps.add(generation.steps().back(), candidates);
    }
    val result = val::object();
    result.set("names", names(*model));
    result.set("text", generation.text());
    result.set("stop", std::string(generation.stop() == Stop::end ? "end" : "max_tokens"));
    result.set("steps", steps.as_object());
    return value(result);
}

val or_null(const std::optional<double>& number) {
    return number ? val(*number) : val::null();
}

void set_facts(val& object, const Facts& facts) {
    object.set("unique", facts.unique);
    object.set("agreement", facts.agreement);
    object.set("two_agree", facts.two_agree);
    object.set("entropy", facts.entropy);
}

val exact_facts(const Exact& exact) {
    if (!exact.unique && !exact.agreement && !exact.two_agree && !exact.entropy) return val::null();
    val object = val::object();
    object.set("unique", or_null(exact.unique));
    object.set("agreement", or_null(exact.agreement));
    object.set("two_agree", or_null(exact.two_agree));
    object.set("entropy", or_null(exact.entropy));
    return object;
}

/// The outcomes' lists; a probability that is not known is NaN.
void set_outcomes(val& object, const std::vector<Outcome>& outcomes, const LanguageModel& model) {
    std::vector<std::int32_t> lengths, tokens;
    std::vector<double> counts, probability;
    val texts = val::array();
    for (const Outcome& outcome : outcomes) {
        lengths.push_back(static_cast<std::int32_t>(outcome.tokens.size()));
        tokens.insert(tokens.end(), outcome.tokens.begin(), outcome.tokens.end());
        counts.push_back(double(outcome.count));
        probability.push_back(
            outcome.probability.value_or(std::numeric_limits<double>::quiet_NaN()));
        texts.call<void>("push", model.text(outcome.tokens));
    }
    object.set("texts", texts);
    object.set("lengths", array_of(lengths));
    object.set("tokens", array_of(tokens));
    object.set("counts", array_of(counts));
    object.set("probability", array_of(probability));
}

Result<val> chain_result(const Scenario& scenario, std::size_t chain,
                         const std::shared_ptr<const LanguageModel>& model) {
    const Setup setup = setup_of(scenario, chain, model);
    Experiment experiment(setup, scenario.seed, scenario.runs);
    while (experiment.work(slice)) {
    }
    if (const auto& fault = experiment.error()) return *fault;
    const Exact known = exact(setup, scenario.runs);
    const ExperimentReport told = report(experiment, known);
    val object = val::object();
    object.set("name", scenario.chains[chain].name);
    object.set("runs", double(told.runs));
    set_facts(object, told.drawn);
    object.set("exact", exact_facts(known));
    set_outcomes(object, told.outcomes, *model);
    val rest = val::object();
    rest.set("outcomes", double(told.rest.outcomes));
    rest.set("count", double(told.rest.count));
    object.set("rest", rest);
    return object;
}

val experiment(std::string text) {
    Report report;
    const auto scenario = parse_scenario(text, report);
    if (!scenario) return error(report);
    const std::shared_ptr<const LanguageModel> model = language_model(scenario->model);
    val chains = val::array();
    for (std::size_t chain = 0; chain < scenario->chains.size(); ++chain) {
        const Result<val> result = chain_result(*scenario, chain, model);
        if (!result) return error(result.error());
        chains.call<void>("push", *result);
    }
    val result = val::object();
    result.set("names", names(*model));
    result.set("chains", chains);
    return value(result);
}

}  // namespace

EMSCRIPTEN_BINDINGS(temper_runs) {
    emscripten::function("generate", &temper::web::generate);
    emscripten::function("experiment", &temper::web::experiment);
}

}  // namespace temper::web
