#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/result.h"
#include "core/setup.h"

namespace temper {

/// What many runs say of a distribution over texts.
struct Facts {
    double unique = 0;     ///< how many different texts
    double agreement = 0;  ///< share of the most common one
    double two_agree = 0;  ///< chance that two give the same: sum of squared shares
    double entropy = 0;    ///< of the shares, nats
};

/// A text that was drawn, or that could be. Texts are told apart by their tokens.
struct Outcome {
    std::vector<std::int32_t> tokens;
    std::uint64_t count = 0;            ///< runs that gave it
    std::optional<double> probability;  ///< exact
};

/// Many runs of one setup, tallied. Run i of a seed is the same text whatever the number of runs
/// and however the work is cut. Memory grows with the distinct texts alone, to 1 GB.
class Experiment {
public:
    /// Nothing is drawn yet. `runs` is 1 to 10 million.
    Experiment(Setup setup, std::uint64_t seed, std::uint64_t runs);
    Experiment(Experiment&&) noexcept;
    Experiment& operator=(Experiment&&) noexcept;
    ~Experiment();

    /// Draws `tokens` more tokens or a few more than that (a run may be left half way and is
    /// taken up again). True while there is more to do. To cancel, stop calling.
    bool work(std::uint64_t tokens);

    /// Asks for `runs` in all, not fewer than are done: the next ones go on with the next numbers.
    void extend(std::uint64_t runs);

    /// What ended the work early: the tally's limit. The runs done so far stand.
    const std::optional<Error>& error() const;

    const Setup& setup() const;
    std::uint64_t runs() const;    ///< asked for
    std::uint64_t done() const;    ///< finished and tallied
    std::uint64_t tokens() const;  ///< drawn in the runs done: what they cost

    /// Of the runs done; all 0 before the first.
    Facts facts() const;

    /// The most frequent texts, `limit` at most; of equals the more probable first, then in order
    /// of tokens. A probability is missing where samplers look back and xtc throws a die: see
    /// `report`.
    std::vector<Outcome> outcomes(std::size_t limit) const;

    /// Each text drawn, in no particular order.
    void for_each(const std::function<void(const Outcome&)>& visit) const;

    /// How many of the runs done begin with `tokens` (all of them for none), and how many are
    /// exactly these.
    struct Passed {
        std::uint64_t through = 0, ended = 0;
    };
    Passed passed(std::span<const std::int32_t> tokens) const;

    /// The tokens of the run done last; empty before the first.
    std::span<const std::int32_t> latest() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace temper
