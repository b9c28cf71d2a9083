#pragma once
#include <cstddef>
#include <cstdint>

namespace temper::kernel {

/// Sums and maxima are taken over blocks of this many ids, in `lanes` lanes each.
constexpr std::size_t block = 256, lanes = 16;
constexpr std::size_t blocks_of(std::size_t n) {
    return (n + block - 1) / block;
}

/// How logits become exponents: x = (logit - max) / temperature, with the reciprocal at hand.
struct Scale {
    double max, temperature, inverse;
};

/// The loops that decide the speed, over `n` numbers each. Made once for each width of vectors,
/// with the same bits from all.
struct Kernels {
    /// The largest of each block; gives the least of all. Logits are not NaN.
    double (*block_max)(const double* logits, std::size_t n, double* max);
    /// e^x for each logit, within a relative 1e-13 of the true value (subnormals: as rounded).
    void (*weights)(const double* logits, std::size_t n, const Scale& scale, double* weights);
    /// The same, and their sum over each block.
    void (*weights_and_sums)(const double* logits, std::size_t n, const Scale& scale,
                             double* weights, double* sums);
    /// The sums alone, each within a relative 2^-23, at half the cost.
    void (*rough_sums)(const double* logits, std::size_t n, const Scale& scale, double* sums);
    /// The sum of -x * weight over each block.
    void (*block_surprisal)(const double* logits, const double* weights, std::size_t n,
                            const Scale& scale, double* sums);
    /// The sum of logit * factor - center over each block, and of its squares.
    void (*block_offsets)(const double* logits, std::size_t n, double factor, double center,
                          double* sums);
    void (*block_squares)(const double* logits, std::size_t n, double factor, double center,
                          double* sums);
    /// Writes the positions of values of at least `bound`, ascending; gives how many. Blocks whose
    /// largest, in `max`, is less are passed over; null if not known.
    std::size_t (*at_least)(const double* values, std::size_t n, double bound, const double* max,
                            std::uint32_t* positions);
    /// The same for logits with |minus_x - center| <= distance.
    std::size_t (*near)(const double* logits, std::size_t n, const Scale& scale, double center,
                        double distance, const double* max, std::uint32_t* positions);
    /// The dice of runs `first` + offsets[i] (null: + i), as whole numbers below 2^53: `u` picks
    /// the token, `second` is xtc's (null: not wanted).
    void (*dice)(std::uint64_t seed, std::uint64_t first, const std::uint32_t* offsets,
                 std::size_t n, std::uint32_t step, std::uint64_t* u, std::uint64_t* second);
    /// For each die the number of `ends`, `m` of them, that it is not below. All are below 2^63.
    void (*places)(const std::uint64_t* dice, std::size_t n, const std::uint64_t* ends,
                   std::size_t m, std::int32_t* out);
};

/// The kernels for the widest vectors that this processor has.
const Kernels& best();

/// Two, four and eight doubles wide; nothing where the processor or the build has no such.
const Kernels* of_width(int doubles);

/// Combines the lanes of one block, as all sums here do.
inline double lane_sum(double* lane) {
    for (std::size_t half = lanes / 2; half > 0; half /= 2)
        for (std::size_t i = 0; i < half; ++i) lane[i] += lane[i + half];
    return lane[0];
}

/// -x, at most the largest finite number, so that 0 * it is 0.
inline double minus_x(double logit, const Scale& scale) {
    const double minus = (scale.max - logit) * scale.inverse;
    return minus < 0x1p1023 ? minus : 0x1p1023;
}

}  // namespace temper::kernel
