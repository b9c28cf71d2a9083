#include <emscripten/bind.h>

#include "core/distribution.h"
#include "core/request.h"
#include "core/sample.h"
#include "core/scenario.h"
#include "core/trace.h"
#include "web/core/input.h"

// What core.mjs calls. It has made sure of types: typed arrays, whole numbers, JSON text. Every
// function returns {value} or {error}; nothing throws.

namespace temper::web {
namespace {

using emscripten::val;

val softmax(val numbers, double temperature) {
    const auto input = logits_given(copied<double>(numbers), false);
    if (!input) return error(input.error());
    if (!(temperature >= 0 && temperature < infinity))
        return error({"temperature", "is not a number of 0 or more"});
    return value(array_of(temper::softmax(*input, temperature)));
}

val as_object(const Snapshot& stage) {
    val object = val::object();
    object.set("type", std::string(stage.type));
    object.set("kept", array_of(stage.kept));
    object.set("probs", array_of(stage.probs));
    if (!stage.note.empty()) object.set("note", stage.note);
    return object;
}

/// The moment that `trace` and `sample` stand at, read from what both are given.
struct Moment {
    std::vector<double> logits;
    Settings settings;
    std::vector<std::int32_t> history;
};

Result<Moment> moment(val numbers, bool probs, const std::string& settings, val history) {
    Moment moment;
    const auto input = logits_given(copied<double>(numbers), probs);
    if (!input) return input.error();
    moment.logits = *input;
    Report report;
    auto read = read_settings(settings, moment.logits.size(), report);
    if (!read) return report.errors.front();
    moment.settings = std::move(*read);
    moment.history = copied<std::int32_t>(history);
    return moment;
}

val trace(val numbers, bool probs, std::string settings, val history, double seed, double run,
          double step) {
    const auto at = moment(numbers, probs, settings, history);
    if (!at) return error(at.error());
    const std::vector<Stage>& samplers = at->settings.samplers;
    ChainState state = start(samplers, at->settings.vocabulary);
    const Dice thrown = dice(static_cast<std::uint64_t>(seed), static_cast<std::uint64_t>(run),
                             static_cast<std::uint32_t>(step));
    const Trace traced = temper::trace(at->logits, samplers, thrown, at->history, state);
    val result = val::object();
    val stages = val::array();
    for (const Snapshot& stage : traced.stages) stages.call<void>("push", as_object(stage));
    result.set("stages", stages);
    result.set("u", traced.u);
    result.set("token", traced.token);
    return value(result);
}

/// Fills `out`, an Int32Array.
val sample(val numbers, bool probs, std::string settings, val history, double seed, val out) {
    const auto at = moment(numbers, probs, settings, history);
    if (!at) return error(at.error());
    Sample drawn(at->logits, at->settings.samplers, at->history, at->settings.vocabulary);
    // In slices, so that a hundred million ids stand in memory once, on JavaScript's side.
    std::vector<std::int32_t> ids(std::size_t{1} << 16);
    const std::size_t count = out["length"].as<std::size_t>();
    for (std::size_t first = 0; first < count; first += ids.size()) {
        ids.resize(std::min(ids.size(), count - first));
        drawn.draw(static_cast<std::uint64_t>(seed), first, ids);
        out.call<void>("set", val(emscripten::typed_memory_view(ids.size(), ids.data())), first);
    }
    return value(out);
}

val list(const std::vector<Error>& faults) {
    val array = val::array();
    for (const Error& fault : faults) {
        val object = val::object();
        object.set("path", fault.path);
        object.set("message", fault.message);
        array.call<void>("push", object);
    }
    return array;
}

val validate(std::string scenario) {
    Report report;
    parse_scenario(scenario, report);
    val result = val::object();
    result.set("errors", list(report.errors));
    result.set("warnings", list(report.warnings));
    return value(result);
}

}  // namespace

EMSCRIPTEN_BINDINGS(temper_core) {
    emscripten::function("softmax", &softmax);
    emscripten::function("trace", &temper::web::trace);
    emscripten::function("sample", &sample);
    emscripten::function("validate", &validate);
    emscripten::constant("project_version", std::string(TEMPER_VERSION));
    emscripten::constant("scenario_version", scenario_version);
}

}  // namespace temper::web
