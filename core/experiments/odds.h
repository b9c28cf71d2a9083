#pragma once
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "core/experiments/states.h"
#include "core/setup.h"

namespace temper {

/// Walks along texts of one setup and knows how probable each beginning is. What two texts in a row
/// have in common is computed once, so ask in order of tokens.
class Odds {
public:
    /// `setup` must outlive it.
    explicit Odds(const Setup& setup);

    /// The probability that a run begins with `tokens`; nothing where the hidden cases of xtc
    /// before mirostat are too many.
    std::optional<double> prefix(std::span<const std::int32_t> tokens);
    /// The probability that a run gives exactly `tokens`.
    std::optional<double> text(std::span<const std::int32_t> tokens);

    /// What can follow `tokens`, by id; none where the text ends there, or cannot be.
    std::vector<Candidate> next(std::span<const std::int32_t> tokens);

    /// Operations done so far.
    std::uint64_t spent() const { return states_.spent(); }

private:
    struct Place {
        State* state;
        double probability;
        State spare = {};
    };
    /// Whether there is such a text; `places_` then leads along it.
    bool walk(std::span<const std::int32_t> tokens);

    const Setup& setup_;
    States states_;
    std::vector<std::int32_t> tokens_;  ///< prompt and those walked along
    std::deque<Place> places_;          ///< [i] after i of them
    bool hidden_ = false;               ///< the last walk ended at too many hidden cases
};

}  // namespace temper
