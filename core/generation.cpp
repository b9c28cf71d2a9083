#include "core/generation.h"

#include <algorithm>
#include <utility>

#include "core/dice.h"
#include "core/math.h"

namespace temper {
namespace {

/// The model's own ln p of `token`, before any sampler.
double own_logprob(std::span<const double> logits, std::int32_t token) {
    Candidates all;
    all.assign(logits);
    const auto position = all.position(token);
    return position ? -all.surprisal(*position) : -infinity;
}

std::vector<Candidate> most_probable_first(Candidates& left) {
    std::vector<Candidate> list;
    list.reserve(left.size());
    for (const std::size_t position : left.order(left.size()))
        list.push_back({left.id(position), left.probability(position)});
    return list;
}

}  // namespace

Generation::Generation(Setup setup, std::uint64_t seed, std::uint64_t run)
    : setup_(std::move(setup)), seed_(seed), run_(run), tokens_(setup_.prompt) {
    states_.push_back(start(setup_.samplers, Vocabulary(setup_.model->vocabulary())));
}

bool Generation::step() {
    if (stop() != Stop::none) return false;
    take(std::nullopt);
    return true;
}

bool Generation::step_with(std::int32_t token) {
    if (stop() != Stop::none) return false;
    take(token);
    return true;
}

void Generation::take(std::optional<std::int32_t> forced) {
    const Dice dice = temper::dice(seed_, run_, static_cast<std::uint32_t>(steps_.size()));
    const std::vector<double> logits = setup_.model->logits(context(steps_.size()));
    ChainState state = states_.back();
    candidates_.assign(logits);
    apply_chain(setup_.samplers, candidates_, {.history = tokens_, .second_die = dice.second},
                state);
    Step step{.u = dice.u, .forced = forced.has_value()};
    step.token = forced ? *forced : candidates_.pick(dice.u);
    step.entropy = candidates_.entropy();
    if (const auto position = candidates_.position(step.token))
        step.probability = candidates_.probability(*position);
    step.logprob = own_logprob(logits, step.token);
    accept(setup_.samplers, step.token, state);
    states_.push_back(std::move(state));
    tokens_.push_back(step.token);
    steps_.push_back(step);
}

void Generation::rewind(std::size_t steps) {
    if (steps >= steps_.size()) return;
    steps_.resize(steps);
    states_.resize(steps + 1);
    tokens_.resize(setup_.prompt.size() + steps);
}

void Generation::restart(std::uint64_t run) {
    rewind(0);
    run_ = run;
}

Context Generation::context(std::size_t step) const {
    return {std::span(tokens_).first(setup_.prompt.size() + step), setup_.prompt.size()};
}

Stop Generation::stop() const {
    if (setup_.model->ends(context(steps_.size()))) return Stop::end;
    return steps_.size() < setup_.max_tokens ? Stop::none : Stop::max_tokens;
}

std::span<const std::int32_t> Generation::tokens() const {
    return std::span(tokens_).subspan(setup_.prompt.size());
}

std::string Generation::text() const {
    return setup_.model->text(tokens());
}

double Generation::logprob() const {
    double sum = 0;
    for (const Step& step : steps_) sum += log(step.probability);
    return sum;
}

std::optional<Look> Generation::look(std::size_t step) const {
    if (step > steps_.size() || (step == steps_.size() && stop() != Stop::none))
        return std::nullopt;
    const Context before = context(step);
    const Dice dice = temper::dice(seed_, run_, static_cast<std::uint32_t>(step));
    ChainState state = states_[step];
    return Look{trace(setup_.model->logits(before), setup_.samplers, dice, before.tokens, state),
                candidates(step), stage_memory(setup_.samplers, before.tokens, states_[step])};
}

std::vector<Candidate> Generation::candidates(std::size_t step) const {
    if (step > steps_.size() || (step == steps_.size() && stop() != Stop::none)) return {};
    const Context before = context(step);
    const std::vector<double> logits = setup_.model->logits(before);
    const Dice dice = temper::dice(seed_, run_, static_cast<std::uint32_t>(step));
    ChainState state = states_[step];
    Candidates left;
    left.assign(logits);
    apply_chain(setup_.samplers, left, {.history = before.tokens, .second_die = dice.second},
                state);
    return most_probable_first(left);
}

Generation generate(Setup setup, std::uint64_t seed, std::uint64_t run,
                    std::span<const std::optional<std::int32_t>> forced) {
    Generation text(std::move(setup), seed, run);
    while (text.stop() == Stop::none) {
        const std::size_t step = text.steps().size();
        if (step < forced.size() && forced[step]) text.step_with(*forced[step]);
        else text.step();
    }
    return text;
}

}  // namespace temper
