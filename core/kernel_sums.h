#pragma once
#include "core/kernel_weights.h"

// Maxima and sums over blocks.

namespace temper::kernel {
namespace {

template <int Width>
struct SumLoops : Vectors<Width> {
    using Vec = Vectors<Width>;
    using typename Vec::V;
    using Vec::parts, Vec::width;

    static double block_max(const double* logits, std::size_t n, double* max) {
        double least = logits[0];
        V low[4];  // so that no chain of operations is as long as the whole
        for (V& one : low) one = Vec::all(least);
        for (std::size_t begin = 0; begin < n; begin += block) {
            const std::size_t end = end_of(begin, n);
            std::size_t i = begin;
            double most = logits[begin];
            V part[parts];
            for (V& high : part) high = Vec::all(most);
            for (; i + lanes <= end; i += lanes)
                for (std::size_t j = 0; j < parts; ++j) {
                    const V v = Vec::load(logits + i + j * width);
                    part[j] = Vec::larger(v, part[j]);
                    low[j % 4] = Vec::smaller(v, low[j % 4]);
                }
            double lane[lanes];
            std::memcpy(lane, part, sizeof lane);
            for (const double value : lane) most = value > most ? value : most;
            for (; i < end; ++i) {
                most = logits[i] > most ? logits[i] : most;
                least = logits[i] < least ? logits[i] : least;
            }
            *max++ = most;
        }
        double lane[4 * width];
        std::memcpy(lane, low, sizeof lane);
        for (const double value : lane) least = value < least ? value : least;
        return least;
    }

    /// Sums `term(i)`, a vector, from `begin` to `end`, and where no whole lanes is left `one(i)`.
    template <class Term, class One>
    static double sum(std::size_t begin, std::size_t end, Term term, One one) {
        V part[parts] = {};
        std::size_t i = begin;
        for (; i + lanes <= end; i += lanes)
            for (std::size_t j = 0; j < parts; ++j) part[j] += term(i + j * width);
        double lane[lanes];
        std::memcpy(lane, part, sizeof lane);
        for (std::size_t j = 0; i + j < end; ++j) lane[j] += one(i + j);
        return lane_sum(lane);
    }

    template <class Term, class One>
    static void sums(std::size_t n, double* out, Term term, One one) {
        for (std::size_t begin = 0; begin < n; begin += block)
            *out++ = sum(begin, end_of(begin, n), term, one);
    }

    static void weights_and_sums(const double* logits, std::size_t n, const Scale& scale,
                                 double* out, double* block_sums) {
        for (std::size_t begin = 0; begin < n; begin += block) {
            const std::size_t end = end_of(begin, n);
            WeightLoops<Width>::weights(logits + begin, end - begin, scale, out + begin);
            *block_sums++ = sum(
                begin, end, [=](std::size_t i) { return Vec::load(out + i); },
                [=](std::size_t i) { return out[i]; });
        }
    }

    static void rough_sums(const double* logits, std::size_t n, const Scale& scale, double* out) {
        const double to_base_2 = scale.inverse * log2_e;
        const V least = Vec::all(-1000);
        sums(
            n, out,
            [=](std::size_t i) {
                const V y = (Vec::load(logits + i) - scale.max) * to_base_2;
                return exp2_rough<V>(Vec::larger(y, least));
            },
            [=](std::size_t i) {
                const double y = (logits[i] - scale.max) * to_base_2;
                return exp2_rough<double>(y > -1000 ? y : -1000);
            });
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
};

}  // namespace
}  // namespace temper::kernel
