#include <algorithm>
#include <cmath>

#include "core/math.h"
#include "shell/labs/generate/generate.h"

namespace temper::shell {
namespace {

constexpr std::size_t longest_branch = 40;

/// Whether `a` and `b` begin the same text with the same dice.
bool same_text(const Scenario& a, const Scenario& b) {
    return a.model == b.model && a.chains.front().samplers == b.chains.front().samplers &&
           a.prompt == b.prompt && a.max_tokens == b.max_tokens && a.seed == b.seed &&
           a.view.run == b.view.run && a.view.forced == b.view.forced;
}

std::optional<std::int32_t> id_of(const LanguageModel& model, const Forced& forced,
                                  std::size_t step) {
    if (step >= forced.size() || !forced[step]) return std::nullopt;
    const std::int32_t id = model.ids(std::span(&*forced[step], 1)).front();
    return id == unknown_token ? std::nullopt : std::optional(id);
}

bool take(Generation& text, const LanguageModel& model, const Forced& forced) {
    const auto id = id_of(model, forced, text.steps().size());
    return id ? text.step_with(*id) : text.step();
}

}  // namespace

bool GenerateWork::follow(const Scenario& scenario, std::optional<std::size_t> looked) {
    if (seen_ && *seen_ == scenario && looked_ == looked) return false;
    const bool other = !seen_ || !same_text(*seen_, scenario);
    if (other) {
        if (!seen_ || seen_->model != scenario.model) model_ = language_model(scenario.model);
        text_.emplace(setup_of(scenario, 0, model_), scenario.seed, scenario.view.run);
        seen_ = scenario;
        advance(scenario);
        follow_branches(scenario);
        follow_recording(scenario);
    } else {
        const bool other_branches = seen_->view.branches != scenario.view.branches;
        seen_ = scenario;
        advance(scenario);
        if (other_branches) follow_branches(scenario);
    }
    looked_ = looked;
    source_step_ = ~std::size_t{0};
    look_ = text_->look(
        std::min<std::size_t>(looked.value_or(scenario.view.step), text_->steps().size()));
    loop_ = find_loop(text_->tokens());
    return other;
}

/// Brings the text to the view's step; a text that ends before stops there.
void GenerateWork::advance(const Scenario& scenario) {
    const std::size_t steps = scenario.view.step;
    if (text_->steps().size() > steps) text_->rewind(steps);
    while (text_->steps().size() < steps && take(*text_, *model_, scenario.view.forced)) {
    }
}

void GenerateWork::follow_branches(const Scenario& scenario) {
    branches_.clear();
    Generation present(text_->setup(), text_->seed(), text_->run());
    while (present.steps().size() < longest_branch &&
           take(present, *model_, scenario.view.forced)) {
    }
    for (std::size_t i = 0; i < scenario.view.branches.size(); ++i) {
        const Forced& forced = scenario.view.branches[i];
        Generation other(text_->setup(), text_->seed(), text_->run());
        while (other.steps().size() < longest_branch && take(other, *model_, forced)) {
        }
        std::size_t parted = 0;
        const auto a = present.tokens(), b = other.tokens();
        while (parted < a.size() && parted < b.size() && a[parted] == b[parted]) ++parted;
        if (parted == b.size() && parted == a.size()) continue;  // the present one itself
        branches_.push_back(
            {.place = i,
             .parted = parted,
             .by_hand = parted < other.steps().size() && other.steps()[parted].forced,
             .text = model_->text(b.subspan(std::min(parted, b.size()))),
             .probability = temper::exp(other.logprob())});
    }
}

}  // namespace temper::shell
