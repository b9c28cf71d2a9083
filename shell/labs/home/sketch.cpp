#include "shell/labs/home/sketch.h"

#include <algorithm>
#include <array>

#include "core/distribution.h"
#include "core/edit.h"
#include "core/generation.h"
#include "core/sweep.h"
#include "core/trace.h"
#include "shell/next_token.h"

namespace temper::shell {
namespace {

constexpr std::size_t most_stages = 3, most_words = 4, most_branches = 3, most_rows = 3;
constexpr std::array<double, most_rows> temperatures = {.2, .7, 1.5};

void sketch_stages(Sketch& sketch, const std::vector<double>& logits, const Chain& chain) {
    const Trace traced = trace(logits, chain.samplers, {.u = 0, .second = 1});
    for (std::size_t i = 0; i + 1 < traced.stages.size() && i < most_stages; ++i) {
        const Snapshot &before = traced.stages[i], &after = traced.stages[i + 1];
        Sketch::Cut cut{.title = std::string(info_of(chain.samplers[i].sampler).title),
                        .probs = {},
                        .kept = after.kept.size()};
        for (const std::int32_t id : before.kept)
            cut.probs.push_back(before.probs[static_cast<std::size_t>(id)]);
        sketch.cuts.push_back(std::move(cut));
    }
}

void sketch_text(Sketch& sketch, Generation made) {
    const auto& names = made.setup().model->vocabulary();
    const auto named = [&](std::int32_t id, double value) {
        const auto at = static_cast<std::size_t>(id);
        return Sketch::Word{.token = names[at], .colour = at, .nats = value};
    };
    for (const Candidate& first : made.candidates(0)) {
        if (sketch.branches.size() == most_branches) break;
        Generation on = made;
        Sketch::Branch branch{.probability = first.probability, .next = {}};
        if (on.step_with(first.token) && on.stop() == Stop::none)
            for (const Candidate& second : on.candidates(1))
                if (branch.next.size() < most_branches) branch.next.push_back(second.probability);
        sketch.branches.push_back(std::move(branch));
    }
    while (made.steps().size() < most_words && made.step()) {
        const Step& step = made.steps().back();
        sketch.text.push_back(named(step.token, -step.logprob));
    }
    const std::size_t next = made.steps().size() - (made.stop() != Stop::none ? 1 : 0);
    if (made.steps().empty()) return;
    for (const Candidate& candidate : made.candidates(next))
        if (sketch.candidates.size() < most_words)
            sketch.candidates.push_back(named(candidate.token, candidate.probability));
}

void sketch_rows(Sketch& sketch, const std::vector<double>& logits,
                 const std::vector<Chain>& chains) {
    if (chains.size() < 2) {
        auto swept = temperature_sweep(logits, chains.front(), temperatures);
        for (std::size_t i = 0; i < swept.size(); ++i)
            sketch.rows.push_back({temperatures[i], std::move(swept[i])});
        return;
    }
    for (const Chain& chain : chains)
        if (sketch.rows.size() < most_rows)
            sketch.rows.push_back({temperature_of(chain), temper::apply(logits, chain.samplers)});
}

}  // namespace

Sketch sketch_of(const Scenario& scenario) {
    Sketch sketch;
    const FixedModel next = next_token(scenario);
    const std::vector<double> before = logits(next);
    const Chain& chain = scenario.chains.front();
    sketch.tokens = next.tokens;
    sketch.untouched = softmax(before);
    sketch.probs = temper::apply(before, chain.samplers);
    sketch.top = static_cast<std::size_t>(
        std::max_element(sketch.probs.begin(), sketch.probs.end()) - sketch.probs.begin());
    sketch_stages(sketch, before, chain);
    sketch_rows(sketch, before, scenario.chains);
    std::shared_ptr<const LanguageModel> model = language_model(scenario.model);
    const auto prompt = model->ids(scenario.prompt);
    if (!model->ends({.tokens = prompt, .prompt = prompt.size()}))
        sketch_text(sketch, Generation(setup_of(scenario, 0, std::move(model)), scenario.seed,
                                       scenario.view.run));
    return sketch;
}

}  // namespace temper::shell
