#pragma once
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/experiments/belief.h"
#include "core/setup.h"

namespace temper {

/// A place that a text can come to, and what can follow it.
struct State {
    std::uint32_t index = 0;            ///< its place among those kept; of no meaning for others
    bool ends = false;                  ///< nothing follows
    bool open = false;                  ///< whether what follows is known yet:
    std::vector<Candidate> candidates;  ///< by id; exact, xtc's cases mixed; probabilities above 0
    std::vector<State*> next;           ///< one a candidate: those kept, which are never moved
    Belief belief;                      ///< only where samplers look back
};

/// The texts of a setup as states. Where no sampler looks back, texts that agree on what the model
/// remembers are one state; else every text is its own.
class States {
public:
    /// Keeps states while they take less than `bytes`. `setup` must outlive it.
    States(const Setup& setup, std::size_t bytes);

    /// Whether texts share states.
    bool merged() const { return merged_; }

    /// Whether a text may hide what xtc did from mirostat: beliefs then grow with every token.
    bool hides() const { return believer_.hides(); }

    /// The state at the prompt's end.
    State& root() { return kept_.front(); }

    /// Finds what follows a state that does not end. `tokens`: a text that leads there, prompt
    /// included.
    void open(State& state, std::span<const std::int32_t> tokens);

    /// The state after candidate `i` of `from`, an open one; its token is the last of `tokens`.
    /// Where there is no room to keep it, it is made in `spare`. Nothing where xtc before mirostat
    /// hides more than `max_hidden_cases`.
    State* child(State& from, std::size_t i, std::span<const std::int32_t> tokens, State& spare);

    /// All kept states, by index.
    const std::deque<State>& kept() const { return kept_; }
    std::deque<State>& kept() { return kept_; }
    /// Operations done so far (some nanoseconds each).
    std::uint64_t spent() const { return spent_; }

private:
    State make(std::span<const std::int32_t> tokens) const;
    std::string key(std::span<const std::int32_t> tokens) const;

    const Setup& setup_;
    Believer believer_;
    Belief start_;
    bool merged_;
    std::ptrdiff_t room_;
    std::uint64_t spent_ = 0;
    std::deque<State> kept_;
    std::unordered_map<std::string, State*> by_key_;
};

}  // namespace temper
