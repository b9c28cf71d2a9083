#pragma once
#include <cstdint>

// The exponential as a template over `double` and compiler vectors of doubles: every lane of every
// width does the same operations in the same order, so all of them give the same bits.

namespace temper::kernel {

/// std::bit_cast, which the C++ library of Emscripten 3.1.6 does not have yet.
template <class To, class From>
constexpr To bits_as(From from) {
    return __builtin_bit_cast(To, from);
}

/// The integer type as wide as each of V's lanes.
template <class V>
struct IntegerOf {
    using type = decltype(V{} < V{});  // for a vector, the type that comparisons have
};
template <>
struct IntegerOf<double> {
    using type = std::int64_t;
};

/// ln 2 in two parts; the first has 33 bits, so k times it is exact for |k| < 2^20.
constexpr double ln2_high = 0x1.62e42fefp-1, ln2_low = 0x1.473de6af278edp-34;
constexpr double log2_e = 0x1.71547652b82fep+0;
/// Added and subtracted, it rounds to an integer, which then stands in the sum's lowest bits.
constexpr double rounder = 0x1.8p52;

/// e^(x + low) = scale * 2^k, for x in [-1100, 1100] and |low| < 2^-40.
template <class V>
struct Scaled {
    V scale;  ///< in [0.7, 1.42]
    V k;
};

/// Cody and Waite's reduction to |r| <= ln 2 / 2, then 1 + r + r^2 q(r) with q of degree 10 (a
/// Remez fit of this project, relative error 5e-20), the sum's rounding errors carried along.
template <class V>
inline __attribute__((always_inline)) Scaled<V> exp_scaled(V x, V low) {
    const V k = (x * log2_e + rounder) - rounder;
    const V high = x - k * ln2_high;
    const V rest = k * ln2_low - low;
    const V r = high - rest;
    const V r_low = (high - r) - rest;
    const V r2 = r * r, r4 = r2 * r2;
    const V q01 = 0.5 + r * 0x1.555555555555bp-3;
    const V q23 = 0x1.5555555555503p-5 + r * 0x1.111111110ec5dp-7;
    const V q45 = 0x1.6c16c16c3048bp-10 + r * 0x1.a01a01b37e371p-13;
    const V q67 = 0x1.a01a01368fff8p-16 + r * 0x1.71ddf020cfe1fp-19;
    const V q89 = 0x1.27e5b4453ed15p-22 + r * 0x1.af6be7e1a5026p-26;
    const V q =
        (q01 + r2 * q23) + r4 * ((q45 + r2 * q67) + r4 * (q89 + r2 * 0x1.1e3d2e8fc3563p-29));
    const V sum = 1 + r;
    const V sum_low = r - (sum - 1);
    return {sum + (sum_low + (r_low + r2 * q)), k};
}

/// value * 2^k for integers k in [-1021, 1023]: exact, by adding to the exponent.
template <class V>
inline __attribute__((always_inline)) V scale_by(V value, V k) {
    using I = typename IntegerOf<V>::type;
    const I bits = bits_as<I>(k + rounder) << 52;
    return bits_as<V>(bits_as<I>(value) + bits);
}

/// value * 2^k for integers k in [-1100, 1100], rounded once where the result is subnormal.
template <class V>
inline __attribute__((always_inline)) V scale_far(V value, V k) {
    const V half = (k * 0.5 + rounder) - rounder;
    const V one = value * 0 + 1;
    return scale_by(value, half) * scale_by(one, k - half);
}

/// 2^y for y in [-1000, 0] within a relative 2^-23, at half the cost: a Remez fit of this project.
template <class V>
inline __attribute__((always_inline)) V exp2_rough(V y) {
    const V k = (y + rounder) - rounder;
    const V r = y - k, r2 = r * r;
    const V p01 = 0x1.00000133c128cp+0 + r * 0x1.62e428c5babf1p-1;
    const V p23 = 0x1.ebf9174f8f26bp-3 + r * 0x1.c6b6e4f95355ep-5;
    const V p45 = 0x1.3d0c52cd20920p-7 + r * 0x1.5c08e534cb1c0p-10;
    return scale_by<V>(p01 + r2 * (p23 + r2 * p45), k);
}

}  // namespace temper::kernel
