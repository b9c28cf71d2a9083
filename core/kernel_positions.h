#pragma once
#include "core/kernel_vectors.h"

// Which numbers pass a test.

namespace temper::kernel {
namespace {

template <int Width>
struct PositionLoops : Vectors<Width> {
    using Vec = Vectors<Width>;
    using typename Vec::V;
    using Vec::parts, Vec::width;

    /// 64 tests as bits, the first in the lowest; `tests(i)` makes those from number i on.
    template <class Tests>
    static std::uint64_t mask(Tests tests) {
        typename Vec::I bit, found = {};
        for (std::size_t j = 0; j < width; ++j) bit[j] = std::int64_t{1} << j;
        for (std::size_t i = 0; i < 64; i += width)
            found |= tests(i) & (bit << static_cast<int>(i));
        std::uint64_t bits = 0;
        for (std::size_t j = 0; j < width; ++j) bits |= static_cast<std::uint64_t>(found[j]);
        return bits;
    }

    /// Writes the positions for which `one(i)` holds, `tests(i)` for a vector of them. Blocks for
    /// which `skip(block)` holds are passed over.
    template <class Skip, class Tests, class One>
    static std::size_t positions_of(std::size_t n, Skip skip, Tests tests, One one,
                                    std::uint32_t* positions) {
        std::size_t count = 0;
        for (std::size_t begin = 0; begin < n; begin += block) {
            if (skip(begin / block)) continue;
            const std::size_t end = end_of(begin, n);
            std::size_t i = begin;
            for (; i + 64 <= end; i += 64)
                for (std::uint64_t bits = mask([=](std::size_t j) { return tests(i + j); });
                     bits != 0; bits &= bits - 1)
                    positions[count++] = static_cast<std::uint32_t>(i) +
                                         static_cast<std::uint32_t>(__builtin_ctzll(bits));
            for (; i < end; ++i) {
                positions[count] = static_cast<std::uint32_t>(i);
                count += one(i);
            }
        }
        return count;
    }

    static std::size_t at_least(const double* values, std::size_t n, double bound,
                                const double* max, std::uint32_t* positions) {
        return positions_of(
            n, [=](std::size_t b) { return max && max[b] < bound; },
            [=](std::size_t i) { return Vec::load(values + i) >= bound; },
            [=](std::size_t i) { return values[i] >= bound; }, positions);
    }

    static std::size_t near(const double* logits, std::size_t n, const Scale& scale, double center,
                            double distance, const double* max, std::uint32_t* positions) {
        const V limit = Vec::all(0x1p1023);
        const auto offset = [=](double logit) { return minus_x(logit, scale) - center; };
        return positions_of(
            n, [=](std::size_t b) { return max && offset(max[b]) > distance; },
            [=](std::size_t i) {
                const V minus = (scale.max - Vec::load(logits + i)) * scale.inverse;
                const V away = (minus < limit ? minus : limit) - center;
                return (away <= distance) & (away >= -distance);
            },
            [=](std::size_t i) {
                return offset(logits[i]) <= distance && offset(logits[i]) >= -distance;
            },
            positions);
    }
};

}  // namespace
}  // namespace temper::kernel
