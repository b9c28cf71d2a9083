#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "core/elsewhere.h"
#include "core/models/language_model.h"
#include "core/request.h"
#include "core/sample.h"
#include "core/stage_memory.h"
#include "core/trace.h"
#include "tests/fuzz/demand.h"
#include "tests/fuzz/request.h"

// A distribution and a chain, good or bad, as a page may pass them: refused by the names of the
// fields that are wrong and of no other, or applied, step after step, with a distribution left at
// every stage.

namespace {

using namespace temper;
using namespace temper::fuzz;

/// What is wrong with numbers, worked out again: the least that a caller must be told.
bool numbers_are_good(std::span<const double> numbers, bool probs) {
    if (probs) {
        for (const double p : numbers)
            if (!(p >= 0 && p < infinity)) return false;
        return std::abs(std::accumulate(numbers.begin(), numbers.end(), 0.0) - 1) <= 1e-6;
    }
    for (const double logit : numbers)
        if (!(logit < infinity)) return false;
    return std::any_of(numbers.begin(), numbers.end(), [](double x) { return x > -infinity; });
}

void check_refusal(const Request& request, const Report& report) {
    const auto& wrong = request.wrong.empty() ? request.wrong_names : request.wrong;
    demand(!wrong.empty(), "a good chain is taken");
    demand(!report.errors.empty(), "a bad one is refused with words");
    for (const Error& error : report.errors)
        demand(std::find(wrong.begin(), wrong.end(), error.path) != wrong.end(),
               "an error names a field that is wrong");
}

void check_probs(std::span<const double> probs) {
    double sum = 0;
    for (const double p : probs) {
        demand(p >= 0 && p <= 1, "a probability lies between 0 and 1");
        sum += p;
    }
    demand(std::abs(sum - 1) <= 1e-12, "probabilities sum to 1");
}

void check_snapshot(const Snapshot& stage) {
    check_probs(stage.probs);
    demand(!stage.kept.empty(), "a token is left");
    demand(stage.probs[static_cast<std::size_t>(stage.kept.front())] > 0, "with a probability");
    std::vector<char> kept(stage.probs.size());
    double last = 1;
    for (const std::int32_t id : stage.kept) {
        demand(!std::exchange(kept[static_cast<std::size_t>(id)], true), "each token once");
        const double p = stage.probs[static_cast<std::size_t>(id)];
        demand(p <= last * (1 + 1e-12), "most probable first");
        last = p;
    }
    for (std::size_t id = 0; id < kept.size(); ++id)
        demand(kept[id] || stage.probs[id] == 0, "what is removed has no probability");
    const double most = std::log(static_cast<double>(stage.kept.size()));
    demand(stage.entropy_after >= 0 && stage.entropy_after <= most + 1e-12 * (1 + most),
           "an entropy lies between 0 and ln n");
}

void check_passage(const Snapshot& before, const Snapshot& after) {
    std::vector<std::int32_t> parts = after.kept, whole = before.kept;
    parts.insert(parts.end(), after.removed.begin(), after.removed.end());
    std::sort(parts.begin(), parts.end());
    std::sort(whole.begin(), whole.end());
    demand(parts == whole, "a token is kept or removed");
    demand(after.mass_removed >= 0 && after.mass_removed <= 1 + 1e-12, "a mass is a share");
    demand(after.entropy_before == before.entropy_after, "entropy goes from stage to stage");
    if (after.note.empty()) return;
    demand(after.probs == before.probs && after.removed.empty(), "a note says: nothing was done");
}

void check_trace(const Trace& trace, std::size_t samplers) {
    demand(trace.stages.size() == samplers + 1, "a stage for each sampler");
    for (std::size_t i = 0; i < trace.stages.size(); ++i) {
        check_snapshot(trace.stages[i]);
        if (i > 0) check_passage(trace.stages[i - 1], trace.stages[i]);
    }
    demand(trace.stages.back().probs[static_cast<std::size_t>(trace.token)] > 0,
           "the token drawn is one that was left");
}

/// Everything else that answers for the same moment says the same.
void check_agreement(const Request& request, std::span<const double> logits,
                     const Settings& settings, const Trace& seen, const ChainState& state) {
    const auto& samplers = settings.samplers;
    const Dice thrown = dice(request.seed, request.run, request.step);
    ChainState memory = state;
    Candidates candidates;
    candidates.assign(logits);
    apply_chain(samplers, candidates, {request.history, thrown.second}, memory);
    std::vector<double> probs(logits.size());
    candidates.probs(probs);
    demand(probs == seen.stages.back().probs, "without snapshots, the same bits");
    check_probs(temper::apply(logits, samplers, request.history, state));
    for (const StageMemory& stage : stage_memory(samplers, request.history, memory))
        demand(std::isfinite(stage.mu_bits), "what is remembered is a number");
}

void check_draws(const Request& request, std::span<const double> logits, const Settings& settings) {
    std::vector<std::int32_t> drawn(4);
    Sample(logits, settings.samplers, request.history, settings.vocabulary)
        .draw(request.seed, request.run, drawn);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        ChainState state = start(settings.samplers, settings.vocabulary);
        const Dice thrown = dice(request.seed, request.run + i, 0);
        const Trace seen = trace(logits, settings.samplers, thrown, request.history, state);
        demand(seen.token == drawn[i], "many draws are the draws one by one");
    }
    for (std::size_t i = 0; i < settings.samplers.size(); ++i)
        for (const Elsewhere& other :
             elsewhere(logits, settings.samplers, i, dice(request.seed, request.run, 0),
                       request.history, settings.vocabulary))
            check_probs(other.probs);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Request request = read_request({data, size});
    const auto logits = logits_given(request.numbers, request.probs);
    demand(static_cast<bool>(logits) == numbers_are_good(request.numbers, request.probs),
           "numbers are refused where they are wrong");
    Report report;
    const auto settings = read_settings(request.settings, request.numbers.size(), report);
    demand(settings.has_value() == report.ok(), "errors refuse, and nothing else does");
    if (!settings) check_refusal(request, report);
    else demand(request.wrong.empty() && request.wrong_names.empty(), "a bad chain is refused");
    if (!logits || !settings) return 0;

    check_draws(request, *logits, *settings);
    ChainState state = start(settings->samplers, settings->vocabulary);
    for (const std::int32_t forced : request.taken) {
        const ChainState before = state;
        const Dice thrown = dice(request.seed, request.run, request.step);
        const Trace seen = trace(*logits, settings->samplers, thrown, request.history, state);
        check_trace(seen, settings->samplers.size());
        check_agreement(request, *logits, *settings, seen, before);
        const std::int32_t token = forced >= 0 ? forced : seen.token;
        accept(settings->samplers, token, state);
        request.history.push_back(token);
        ++request.step;
    }
    return 0;
}
