#include "core/experiments/enumeration.h"

#include <utility>

namespace temper {

Enumeration::Enumeration(const Setup& setup, States& states, std::size_t limit)
    : setup_(setup), states_(states), limit_(limit), tokens_(setup.prompt) {
    arrive({&states.root(), 1});
}

bool Enumeration::work(std::uint64_t budget) {
    std::uint64_t spent = 0;
    while (!failed_ && !path_.empty() && spent < budget) {
        const std::uint64_t before = states_.spent();
        advance();
        spent += 10 + (states_.spent() - before);
    }
    return !failed_ && !path_.empty();
}

/// At the end of `tokens_`: either a text is complete, or there are branches to take.
void Enumeration::arrive(Place place) {
    const std::size_t drawn = tokens_.size() - setup_.prompt.size();
    if (place.state->ends || drawn == setup_.max_tokens) {
        outcomes_.push_back({{tokens_.end() - static_cast<std::ptrdiff_t>(drawn), tokens_.end()},
                             0,
                             place.probability});
        if (drawn > 0) tokens_.pop_back();
    } else {
        states_.open(*place.state, tokens_);
        branches_ += place.state->candidates.size();
        path_.push_back(std::move(place));
    }
    failed_ = outcomes_.size() + branches_ > limit_;
}

void Enumeration::advance() {
    Place& here = path_.back();
    if (here.next == here.state->candidates.size()) {
        path_.pop_back();
        if (!path_.empty()) tokens_.pop_back();
        return;
    }
    const std::size_t i = here.next++;
    --branches_;
    const Candidate taken = here.state->candidates[i];
    tokens_.push_back(taken.token);
    auto spare = std::make_unique<State>();
    State* state = states_.child(*here.state, i, tokens_, *spare);
    failed_ = !state;
    if (failed_) return;
    if (state != spare.get()) spare.reset();
    arrive({state, here.probability * taken.probability, std::move(spare)});
}

}  // namespace temper
