#include "core/experiments/odds.h"

#include <algorithm>

#include "core/experiments/exact.h"

namespace temper {

Odds::Odds(const Setup& setup) : setup_(setup), states_(setup, 1 << 20), tokens_(setup.prompt) {
    places_.push_back({&states_.root(), 1});
}

bool Odds::walk(std::span<const std::int32_t> tokens) {
    hidden_ = false;
    const std::size_t start = setup_.prompt.size();
    const auto walked = std::span(tokens_).subspan(start);
    const auto common = static_cast<std::size_t>(
        std::mismatch(walked.begin(), walked.end(), tokens.begin(), tokens.end()).second -
        tokens.begin());
    tokens_.resize(start + common);
    places_.resize(common + 1, {nullptr, 0});
    for (const std::int32_t token : tokens.subspan(common)) {
        Place& here = places_.back();
        if (here.state->ends || places_.size() > setup_.max_tokens) return false;
        states_.open(*here.state, tokens_);
        const auto& list = here.state->candidates;
        const auto found =
            std::lower_bound(list.begin(), list.end(), token,
                             [](const Candidate& one, std::int32_t id) { return one.token < id; });
        if (found == list.end() || found->token != token) return false;
        Place next{nullptr, here.probability * found->probability};
        tokens_.push_back(token);
        places_.push_back(std::move(next));
        Place& there = places_.back();
        there.state = states_.child(*here.state, static_cast<std::size_t>(found - list.begin()),
                                    tokens_, there.spare);
        hidden_ = !there.state;
        if (!hidden_) continue;
        tokens_.pop_back();
        places_.pop_back();
        return false;
    }
    return true;
}

std::optional<double> Odds::prefix(std::span<const std::int32_t> tokens) {
    if (walk(tokens)) return places_.back().probability;
    if (hidden_) return std::nullopt;
    return 0;
}

std::optional<double> Odds::text(std::span<const std::int32_t> tokens) {
    const auto begins = prefix(tokens);
    if (!begins || *begins == 0) return begins;
    const bool over = places_.back().state->ends || tokens.size() == setup_.max_tokens;
    return over ? *begins : 0;
}

std::vector<Candidate> Odds::next(std::span<const std::int32_t> tokens) {
    if (!walk(tokens)) return {};
    State& state = *places_.back().state;
    if (state.ends || tokens.size() == setup_.max_tokens) return {};
    states_.open(state, tokens_);
    return state.candidates;
}

std::optional<double> text_probability(const Setup& setup, std::span<const std::int32_t> tokens) {
    return Odds(setup).text(tokens);
}

std::optional<double> prefix_probability(const Setup& setup, std::span<const std::int32_t> tokens) {
    return Odds(setup).prefix(tokens);
}

}  // namespace temper
