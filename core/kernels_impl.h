#pragma once
#include <cstdint>
#include <cstring>

#include "core/exp_kernel.h"
#include "core/kernels.h"

// The loops of kernels.h for vectors of `Width` doubles, in an unnamed namespace: each including
// file is compiled for another processor, and the linker must not mix them.

namespace temper::kernel {
namespace {

template <int Width>
struct Vectors {
    typedef double V __attribute__((vector_size(Width * 8)));
    typedef std::int64_t I __attribute__((vector_size(Width * 8)));

    static V load(const double* from) {
        V v;
        std::memcpy(&v, from, sizeof v);
        return v;
    }
    static void store(double* to, V v) { std::memcpy(to, &v, sizeof v); }
    static V all(double value) { return V{} + value; }

    /// Whether any lane's bits are set.
    static bool any(I mask) {
        std::int64_t lane[Width], bits = 0;
        std::memcpy(lane, &mask, sizeof mask);
        for (const std::int64_t one : lane) bits |= one;
        return bits != 0;
    }
};

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
struct Loops {
    using Vec = Vectors<Width>;
    using V = typename Vec::V;
    static constexpr std::size_t width = Width, group = lanes;
    static constexpr std::size_t parts = group / width;

    /// Calls `each(i, count)` for every `lanes` numbers from `begin` on; `count` is less at the
    /// end.
    static std::size_t end_of(std::size_t begin, std::size_t n) {
        return begin + block < n ? begin + block : n;
    }

    static void block_max(const double* logits, std::size_t n, double* max) {
        for (std::size_t begin = 0; begin < n; begin += block) {
            const std::size_t end = end_of(begin, n);
            std::size_t i = begin;
            double most = logits[begin];
            if (end - begin >= group) {
                V part[parts];
                for (std::size_t j = 0; j < parts; ++j) part[j] = Vec::load(logits + i + j * width);
                for (i += group; i + group <= end; i += group)
                    for (std::size_t j = 0; j < parts; ++j) {
                        const V v = Vec::load(logits + i + j * width);
                        part[j] = v > part[j] ? v : part[j];
                    }
                double lane[group];
                std::memcpy(lane, part, sizeof lane);
                for (const double value : lane) most = value > most ? value : most;
            }
            for (; i < end; ++i) most = logits[i] > most ? logits[i] : most;
            *max++ = most;
        }
    }

    /// Four vectors at a time, so that their chains of operations overlap.
    static void weights_of_group(const double* logits, const Scale& scale, double* out) {
        constexpr std::size_t together = parts < 4 ? parts : 4;
        for (std::size_t start = 0; start < parts; start += together) {
            V x[together];
            typename Vec::I tails = {};
            for (std::size_t j = 0; j < together; ++j) {
                const V logit = Vec::load(logits + (start + j) * width);
                x[j] = (logit - scale.max) * scale.inverse;
                tails |= x[j] < tail_starts;
            }
            if (Vec::any(tails)) {
                for (std::size_t j = 0; j < together; ++j) {
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
            for (std::size_t j = 0; j < together; ++j) {
                const auto [value, k] = exp_scaled<V>(x[j], V{});
                Vec::store(out + (start + j) * width, scale_by<V>(value, k));
            }
        }
    }

    static void weights(const double* logits, std::size_t n, const Scale& scale, double* out) {
        std::size_t i = 0;
        for (; i + group <= n; i += group) weights_of_group(logits + i, scale, out + i);
        if (i == n) return;
        double rest[group], result[group];
        for (double& value : rest) value = scale.max;
        std::memcpy(rest, logits + i, (n - i) * sizeof(double));
        weights_of_group(rest, scale, result);
        std::memcpy(out + i, result, (n - i) * sizeof(double));
    }

    /// Sums `term(i, read)` over each block, where `read(p)` loads a vector from p + i.
    template <class Term, class One>
    static void sums(std::size_t n, double* out, Term term, One one) {
        for (std::size_t begin = 0; begin < n; begin += block) {
            const std::size_t end = end_of(begin, n);
            V part[parts] = {};
            std::size_t i = begin;
            for (; i + group <= end; i += group)
                for (std::size_t j = 0; j < parts; ++j) part[j] += term(i + j * width);
            double lane[group];
            std::memcpy(lane, part, sizeof lane);
            for (std::size_t j = 0; i + j < end; ++j) lane[j] += one(i + j);
            *out++ = lane_sum(lane);
        }
    }

    static void block_sums(const double* values, std::size_t n, double* out) {
        sums(
            n, out, [=](std::size_t i) { return Vec::load(values + i); },
            [=](std::size_t i) { return values[i]; });
    }

    static void block_surprisal(const double* logits, const double* weights, std::size_t n,
                                const Scale& scale, double* out) {
        const V limit = Vec::all(0x1p1023);
        sums(
            n, out,
            [=](std::size_t i) {
                const V minus = (scale.max - Vec::load(logits + i)) * scale.inverse;
                return Vec::load(weights + i) * (minus < limit ? minus : limit);
            },
            [=](std::size_t i) { return weights[i] * minus_x(logits[i], scale); });
    }

    static void block_offsets(const double* logits, std::size_t n, double factor, double center,
                              double* out) {
        sums(
            n, out, [=](std::size_t i) { return Vec::load(logits + i) * factor - center; },
            [=](std::size_t i) { return logits[i] * factor - center; });
    }

    static void block_squares(const double* logits, std::size_t n, double factor, double center,
                              double* out) {
        sums(
            n, out,
            [=](std::size_t i) {
                const V offset = Vec::load(logits + i) * factor - center;
                return offset * offset;
            },
            [=](std::size_t i) {
                const double offset = logits[i] * factor - center;
                return offset * offset;
            });
    }

    static constexpr Kernels all = {block_max,       weights,       block_sums,
                                    block_surprisal, block_offsets, block_squares};
};

}  // namespace
}  // namespace temper::kernel
