#include "core/experiments/search.h"

#include <algorithm>
#include <utility>

#include "core/math.h"

namespace temper {

Search::Search(const Setup& setup, States& states, std::size_t max_beginnings)
    : setup_(setup), states_(states), left_(max_beginnings) {
    heap_.push_back({1, setup.prompt, nullptr, &states.root()});
}

bool Search::work(std::uint64_t budget) {
    std::uint64_t spent = 0;
    while (!done_ && spent < budget) {
        const std::uint64_t before = states_.spent();
        advance();
        spent += 50 + (states_.spent() - before);
    }
    return !done_;
}

/// On a heap the greatest is on top: the most probable, and of equals the first in order of
/// tokens, where a beginning comes before what continues it.
bool Search::comes_later(const Beginning& a, const Beginning& b) {
    if (a.probability != b.probability) return a.probability < b.probability;
    return a.tokens > b.tokens;
}

void Search::advance() {
    std::pop_heap(heap_.begin(), heap_.end(), comes_later);
    const Beginning here = std::move(heap_.back());
    heap_.pop_back();
    const std::size_t start = setup_.prompt.size(), drawn = here.tokens.size() - start;
    if (here.state->ends || drawn == setup_.max_tokens) {
        // All others are less probable, or equal and later, or beginnings of such.
        found_ = Text{{here.tokens.begin() + static_cast<std::ptrdiff_t>(start), here.tokens.end()},
                      log(here.probability)};
        done_ = true;
        return;
    }
    states_.open(*here.state, here.tokens);
    const auto& list = here.state->candidates;
    done_ = left_ < list.size() || here.probability == 0;
    if (done_) return;
    left_ -= list.size();
    for (std::size_t i = 0; i < list.size(); ++i) {
        Beginning next{here.probability * list[i].probability, here.tokens,
                       std::make_shared<State>(), nullptr};
        next.tokens.push_back(list[i].token);
        next.state = states_.child(*here.state, i, next.tokens, *next.spare);
        done_ = !next.state;
        if (done_) return;
        heap_.push_back(std::move(next));
        std::push_heap(heap_.begin(), heap_.end(), comes_later);
    }
}

}  // namespace temper
