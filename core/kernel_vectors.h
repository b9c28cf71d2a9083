#pragma once
#include <cstdint>
#include <cstring>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

#include "core/kernels.h"

// Vectors of `Width` doubles or whole numbers. This and the other kernel_*.h stand in unnamed
// namespaces: each including file is compiled for another processor, and the linker must not mix
// them.

namespace temper::kernel {
namespace {

template <int Width>
struct Vectors {
    static constexpr std::size_t width = Width;
    /// How many of them make one group: a number for each of the lanes of a sum.
    static constexpr std::size_t parts = lanes / width;

    typedef double V __attribute__((vector_size(Width * 8)));
    typedef std::int64_t I __attribute__((vector_size(Width * 8)));
    typedef std::uint64_t U __attribute__((vector_size(Width * 8)));

    static V load(const double* from) {
        V v;
        std::memcpy(&v, from, sizeof v);
        return v;
    }
    static void store(double* to, V v) { std::memcpy(to, &v, sizeof v); }
    static V all(double value) { return V{} + value; }

#ifdef __wasm_simd128__
    // LLVM 14 makes a comparison and a selection of what is one instruction.
    static V larger(V a, V b) {
        return (V)wasm_f64x2_pmax((v128_t)b, (v128_t)a);
    }
    static V smaller(V a, V b) {
        return (V)wasm_f64x2_pmin((v128_t)b, (v128_t)a);
    }
#else
    static V larger(V a, V b) {
        return a > b ? a : b;
    }
    static V smaller(V a, V b) {
        return a < b ? a : b;
    }
#endif

    /// Whether any lane's bits are set.
    static bool any(I mask) {
        std::int64_t lane[Width], bits = 0;
        std::memcpy(lane, &mask, sizeof mask);
        for (const std::int64_t one : lane) bits |= one;
        return bits != 0;
    }
};

/// The end of the block that begins at `begin`.
inline std::size_t end_of(std::size_t begin, std::size_t n) {
    return begin + block < n ? begin + block : n;
}

}  // namespace
}  // namespace temper::kernel
