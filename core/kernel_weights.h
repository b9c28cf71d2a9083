#pragma once
#include "core/exp_kernel.h"
#include "core/kernel_vectors.h"

// Logits to weights.

namespace temper::kernel {
namespace {

/// Below this exponent the rounding of x itself would show in e^x, and is carried along.
constexpr double tail_starts = -128;

/// The exact product a * b is p + error, |a| and |b| below 2^900 (Dekker 1971).
template <class V>
V product_error(V a, V b, V p) {
    constexpr double splitter = 0x1p27 + 1;
    const V a_big = a * splitter, b_big = b * splitter;
    const V a1 = a_big - (a_big - a), b1 = b_big - (b_big - b);
    const V a2 = a - a1, b2 = b - b1;
    return ((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2;
}

/// e^((logit - max) / temperature) where that is tiny: with the errors of subtraction and division.
template <class V>
__attribute__((noinline)) V tail_weight(V logit, const Scale& scale) {
    const V zero = logit * 0;
    const V temperature = zero + scale.temperature;
    const V difference = logit - scale.max;
    const V back = difference - logit;
    const V lost = (logit - (difference - back)) - (scale.max + back);
    V x = difference / temperature;
    const auto gone = x < -746.0;
    x = gone ? zero : x;
    const V p = x * temperature;
    const V rest = (difference - p) - product_error<V>(x, temperature, p);
    const V low = gone ? zero : (rest + lost) / temperature;
    const auto [value, k] = exp_scaled<V>(x, low);
    return gone ? zero : scale_far<V>(value, k);
}

template <int Width>
struct WeightLoops : Vectors<Width> {
    using Vec = Vectors<Width>;
    using typename Vec::V;
    using Vec::parts, Vec::width;

    /// Four vectors at a time, so that their chains of operations overlap.
    static void weights_of_group(const double* logits, const Scale& scale, double* out) {
        constexpr std::size_t chains = parts < 4 ? parts : 4;
        for (std::size_t start = 0; start < parts; start += chains) {
            V x[chains];
            typename Vec::I tails = {};
            for (std::size_t j = 0; j < chains; ++j) {
                const V logit = Vec::load(logits + (start + j) * width);
                x[j] = (logit - scale.max) * scale.inverse;
                tails |= x[j] < tail_starts;
            }
            if (Vec::any(tails)) {
                for (std::size_t j = 0; j < chains; ++j) {
                    const V logit = Vec::load(logits + (start + j) * width);
                    const auto tail = x[j] < tail_starts;
                    const V safe = tail ? V{} : x[j];
                    const auto [value, k] = exp_scaled<V>(safe, V{});
                    const V near = scale_by<V>(value, k);
                    Vec::store(out + (start + j) * width,
                               tail ? tail_weight<V>(logit, scale) : near);
                }
                continue;
            }
            for (std::size_t j = 0; j < chains; ++j) {
                const auto [value, k] = exp_scaled<V>(x[j], V{});
                Vec::store(out + (start + j) * width, scale_by<V>(value, k));
            }
        }
    }

    static void weights(const double* logits, std::size_t n, const Scale& scale, double* out) {
        std::size_t i = 0;
        for (; i + lanes <= n; i += lanes) weights_of_group(logits + i, scale, out + i);
        if (i == n) return;
        double rest[lanes], result[lanes];
        for (double& value : rest) value = scale.max;
        std::memcpy(rest, logits + i, (n - i) * sizeof(double));
        weights_of_group(rest, scale, result);
        std::memcpy(out + i, result, (n - i) * sizeof(double));
    }
};

}  // namespace
}  // namespace temper::kernel
