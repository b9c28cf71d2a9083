#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/chain.h"
#include "core/setup.h"

namespace temper {

/// What a chain may remember after a text, and how probable each case is (they sum to 1). There is
/// one case, save where xtc stands before mirostat: then mu depends on a die that the text does not
/// show.
struct Belief {
    struct Case {
        double weight = 1;
        ChainState state;
    };
    std::vector<Case> cases;
};

/// A chain with the die of xtc unknown: distributions that mix its cases, and what a token drawn
/// from them says of the memory.
class Believer {
public:
    /// `samplers` must outlive it. Names are looked up in `vocabulary`.
    Believer(std::span<const Stage> samplers, const std::vector<std::string>& vocabulary);

    /// Whether the text so far matters beside the logits.
    bool looks_back() const { return looks_back_; }
    /// Whether xtc stands before mirostat, so that a belief may have more than one case.
    bool hides() const { return hides_; }
    /// xtc's cases at one step.
    std::span<const DieCase> cases() const { return cases_; }

    Belief start() const { return {{{1, start_}}}; }

    /// The chain's result for one memory and one second die, valid until the next call. The
    /// memory is changed as `apply_chain` does and ready for `accept`.
    Candidates& apply(std::span<const double> logits, std::span<const std::int32_t> history,
                      double second_die, ChainState& state);

    /// The exact distribution after `history` (prompt included), by id; probabilities above 0.
    std::vector<Candidate> mixture(const Belief& belief, std::span<const std::int32_t> history,
                                   std::span<const double> logits);

    /// The belief once `token`, which is possible, has followed `history`. Nothing where there are
    /// more than `most` cases.
    std::optional<Belief> after(const Belief& belief, std::span<const std::int32_t> history,
                                std::span<const double> logits, std::int32_t token,
                                std::size_t most);

private:
    std::span<const Stage> samplers_;
    ChainState start_;
    std::vector<DieCase> cases_;
    bool looks_back_, hides_;
    Candidates candidates_;
};

}  // namespace temper
