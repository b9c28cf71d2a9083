#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/setup.h"

namespace temper {

/// How far `q` is from `p`, in nats where it is a divergence.
struct Divergence {
    double kl = 0;  ///< of p from q: sum p ln(p / q); infinity where q lacks what p has
    double reverse_kl = 0;
    double total_variation = 0;  ///< half the sum of absolute differences, 0 to 1
    double jensen_shannon = 0;   ///< 0 to ln 2 (Lin 1991)
};

/// Of two distributions over one vocabulary, of the same length.
Divergence divergence(std::span<const double> p, std::span<const double> q);

/// A token whose probability changed.
struct Moved {
    std::int32_t token = 0;
    double before = 0, after = 0;
};

/// The tokens that changed, the most changed first, ties by lower id.
std::vector<Moved> moved(std::span<const double> before, std::span<const double> after);

/// The first step (from 0) at which two texts differ, one that has ended included; nothing where
/// they are the same.
std::optional<std::size_t> parting(std::span<const std::int32_t> a,
                                   std::span<const std::int32_t> b);

/// Whether compared runs have the same dice, as runs of one number do, or each its own.
enum class CompareDice { same, independent };

/// together[t]: the exact probability that the two runs agree on their first t + 1 tokens (or have
/// ended alike before); the last one, that they give the same text. Both setups have models with
/// the same vocabulary, and what counts as a token's place on the dice strip is its id. Nothing
/// where that takes more than `budget` operations (some nanoseconds each).
std::optional<std::vector<double>> together(const Setup& a, const Setup& b, CompareDice dice,
                                            std::uint64_t budget = 20'000'000);

}  // namespace temper
