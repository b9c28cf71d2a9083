#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace temper {

/// Logits of any finite value, or -infinity for a token that is not there, to probabilities of the
/// same length that sum to 1. The maximum is subtracted first, so nothing overflows. `temperature`
/// is 0 or more; 0 gives the largest logit everything (of equal ones, the lowest id). At least one
/// logit is finite.
std::vector<double> softmax(std::span<const double> logits, double temperature = 1);

/// ln p for each probability; 0 becomes -infinity.
std::vector<double> logits_from_probs(std::span<const double> probs);

/// Entropy in nats (Shannon 1948, section 6): 0 for a certain token, ln n for n equal ones.
/// `probs` sums to 1 and may hold zeros, which add nothing. Empty gives 0.
double entropy(std::span<const double> probs);

/// The chance that two independent draws agree: the sum of squared probabilities.
double two_agree(std::span<const double> probs);

/// How many different tokens `draws` independent draws show on average: sum of 1 - (1 - p)^draws,
/// exact to about 1e-14 also for tiny p and large counts. `draws` is 0 or more.
double expected_distinct(std::span<const double> probs, std::uint64_t draws);

/// The id drawn by the die `u` in [0, 1): the first, in vocabulary order, whose cumulative
/// probability exceeds u; if rounding leaves none, the last with any probability.
std::size_t pick(std::span<const double> probs, double u);

/// Adds `count` draws to `counts` (as long as `probs`): draw i is run `first_run` + i, step 0.
void tally(std::span<const double> probs, std::uint64_t seed, std::uint64_t first_run,
           std::uint64_t count, std::span<std::uint64_t> counts);

/// A share `count` / `total` seen in independent draws, and what can be said of the probability
/// behind it at 95 % (Wilson 1927). `total` 0 gives the whole interval from 0 to 1.
struct Interval {
    double low, high;
};
Interval wilson(std::uint64_t count, std::uint64_t total);

}  // namespace temper
