#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/chain.h"
#include "core/setup.h"
#include "core/stage_memory.h"
#include "core/trace.h"

namespace temper {

/// One token of a text and what led to it.
struct Step {
    std::int32_t token = 0;
    double probability = 0;  ///< under the chain's final distribution; 0 if forced against it
    double logprob = 0;      ///< the model's own ln p, before any sampler; -infinity is possible
    double entropy = 0;      ///< of the chain's final distribution, nats
    double u = 0;            ///< the die, in [0, 1), also where it was overruled
    bool forced = false;     ///< chosen by hand: the die was not asked
    bool operator==(const Step&) const = default;
};

/// Why a text goes no further.
enum class Stop { none, max_tokens, end };

/// A step looked at closely.
struct Look {
    Trace trace;                        ///< every stage, with what it removed
    std::vector<Candidate> candidates;  ///< the final distribution, most probable first
    std::vector<StageMemory> memory;    ///< one a stage of the chain
};

/// One text in the making: run `run` of seed `seed`. Step t always has the same die, so a text gone
/// back and forth in comes out the same. Copies are independent: a branch is a copy, rewound.
class Generation {
public:
    /// At its beginning, after the prompt. Any two numbers make dice; a scenario's are below 2^53.
    Generation(Setup setup, std::uint64_t seed, std::uint64_t run);

    /// Draws the next token. False, and nothing done, once the text has stopped.
    bool step();

    /// Takes `token` (any id of the vocabulary) instead, whatever the die and the chain say. False,
    /// and nothing done, once the text has stopped.
    bool step_with(std::int32_t token);

    /// Forgets all but the first `steps` (at most those taken) steps. Those kept are not computed
    /// again.
    void rewind(std::size_t steps);

    /// Starts over with the dice of another run.
    void restart(std::uint64_t run);

    const Setup& setup() const { return setup_; }
    std::uint64_t seed() const { return seed_; }
    std::uint64_t run() const { return run_; }
    const std::vector<Step>& steps() const { return steps_; }
    Stop stop() const;

    /// The tokens drawn, without the prompt, and their text.
    std::span<const std::int32_t> tokens() const;
    std::string text() const;

    /// ln of the probability of the tokens so far, the product of their steps'. -infinity after a
    /// forced token that the chain had removed.
    double logprob() const;

    /// Step `step` of those taken, or the coming one (`step` = steps().size()), computed again from
    /// the memory kept for it. Nothing beyond, or after the end.
    std::optional<Look> look(std::size_t step) const;

    /// The candidates alone, most probable first, ties by lower id.
    std::vector<Candidate> candidates(std::size_t step) const;

private:
    Context context(std::size_t step) const;
    void take(std::optional<std::int32_t> forced);

    Setup setup_;
    std::uint64_t seed_, run_;
    std::vector<std::int32_t> tokens_;  ///< prompt and drawn
    std::vector<Step> steps_;
    std::vector<ChainState> states_;  ///< the chain's memory before each step, and after the last
    Candidates candidates_;
};

/// Runs to the end. forced[t], where there is one, overrules the die at step t.
Generation generate(Setup setup, std::uint64_t seed, std::uint64_t run,
                    std::span<const std::optional<std::int32_t>> forced = {});

/// A text that goes round: from token `began` on it repeats the same `period` tokens.
struct Loop {
    std::size_t began = 0, period = 0;
    bool operator==(const Loop&) const = default;
};

/// The shortest loop that the end of `tokens` is in, gone round at least `times` (2 or more) whole
/// times; of equal period, as early as it began. Linear in the length.
std::optional<Loop> find_loop(std::span<const std::int32_t> tokens, std::size_t times = 3);

}  // namespace temper
