#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "core/candidates.h"
#include "core/moment.h"
#include "core/sampler.h"
#include "core/vocabulary.h"

namespace temper {

/// The memory of a kind that has none.
template <class Kind>
struct NoState {
    bool operator==(const NoState&) const = default;
};

template <class Kind>
struct StateOf {
    using type = NoState<Kind>;
};
template <class Kind>
requires requires {
    typename Kind::State;
}
struct StateOf<Kind> {
    using type = typename Kind::State;
};

template <class Kinds>
struct StatesOf;
template <class... Kinds>
struct StatesOf<std::variant<Kinds...>> {
    using type = std::variant<typename StateOf<Kinds>::type...>;
};

/// What one stage remembers along a run. Two equal ones go on alike.
using StageState = StatesOf<Sampler>::type;

/// The memory of a chain, one a stage. A run owns it: chains themselves hold settings only.
struct ChainState {
    std::vector<StageState> stages;
    bool operator==(const ChainState&) const = default;
};

/// The memory with which a run of `chain` begins. Names of tokens are looked up in `vocabulary`;
/// unknown ones have no effect (`unknown_tokens` finds them at the border).
ChainState start(std::span<const Stage> chain, const Vocabulary& vocabulary);

/// Applies one stage. Says why it did nothing; empty if it did, or may have done, something.
std::string_view apply_stage(const Stage& stage, Candidates& candidates, const Moment& moment,
                             StageState& state);

/// Applies all stages. `state` is of this chain, from `start` and then `accept`.
void apply_chain(std::span<const Stage> chain, Candidates& candidates, const Moment& moment,
                 ChainState& state);

/// Tells the memory which token was taken, by the die or by a person.
void accept(std::span<const Stage> chain, std::int32_t token, ChainState& state);

/// Whether the chain's result depends on the run so far, beside the model's logits.
bool reads_history(std::span<const Stage> chain);

/// One outcome of the die that xtc throws: how probable it is, and a second die that stands for it.
struct DieCase {
    double probability, second_die;
};

/// The cases in which the chain acts differently at one step: a single one without xtc. Their
/// probabilities sum to 1; the exact result of a step is their mixture.
std::vector<DieCase> die_cases(std::span<const Stage> chain);

}  // namespace temper
