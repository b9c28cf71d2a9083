#pragma once
#ifdef __SSE2__
#include <immintrin.h>
#endif

#include "core/kernel_vectors.h"

// Dice, thrown side by side: see core/dice.h for what they are.

namespace temper::kernel {
namespace {

/// Words of `count` blocks side by side, each in a lane of 64 bits whose upper half may hold
/// anything.
template <int Width>
struct Words {
    typedef std::uint64_t W __attribute__((vector_size(Width * 8)));
    static constexpr std::size_t count = Width;

    static void split(const std::uint64_t* numbers, W& low, W& high) {
        std::memcpy(&low, numbers, sizeof low);
        high = low >> 32;
    }
    static void multiply(W word, std::uint32_t by, W& low, W& high) {
        low = product(word, by);
        high = low >> 32;
    }
    /// The 53 bits that `dice` makes of two words.
    static void join(W first, W second, std::uint64_t* dice) {
        const W bits = ((first & 0xffffffe0) << 21) | ((second & 0xffffffff) >> 6);
        std::memcpy(dice, &bits, sizeof bits);
    }

private:
    static W product(W word, std::uint32_t by) {
        // Compilers make three products of a 64-bit multiplication; one is enough here.
#ifdef __SSE2__
        if constexpr (Width == 2) return (W)_mm_mul_epu32((__m128i)word, _mm_set1_epi64x(by));
#endif
#ifdef __AVX2__
        if constexpr (Width == 4) return (W)_mm256_mul_epu32((__m256i)word, _mm256_set1_epi64x(by));
#endif
#ifdef __AVX512F__
        if constexpr (Width == 8)
            return (W)_mm512_maskz_mul_epu32(0xff, (__m512i)word, _mm512_set1_epi64(by));
#endif
        return (word & 0xffffffff) * by;
    }
};

#ifdef __wasm_simd128__
/// Here lanes of 32 bits cost less: no shifts, and half as many other operations.
template <>
struct Words<2> {
    typedef std::uint32_t W __attribute__((vector_size(16)));
    static constexpr std::size_t count = 4;

    static void split(const std::uint64_t* numbers, W& low, W& high) {
        W first, second;
        std::memcpy(&first, numbers, sizeof first);
        std::memcpy(&second, numbers + 2, sizeof second);
        low = __builtin_shufflevector(first, second, 0, 2, 4, 6);
        high = __builtin_shufflevector(first, second, 1, 3, 5, 7);
    }
    static void multiply(W word, std::uint32_t by, W& low, W& high) {
        const v128_t a = (v128_t)word, b = wasm_u32x4_splat(by);
        const W first = (W)wasm_u64x2_extmul_low_u32x4(a, b);
        const W second = (W)wasm_u64x2_extmul_high_u32x4(a, b);
        low = __builtin_shufflevector(first, second, 0, 2, 4, 6);
        high = __builtin_shufflevector(first, second, 1, 3, 5, 7);
    }
    static void join(W first, W second, std::uint64_t* dice) {
        const v128_t a = (v128_t)(first >> 5), b = (v128_t)(second >> 6);
        wasm_v128_store(dice, wasm_v128_or(wasm_i64x2_shl(wasm_u64x2_extend_low_u32x4(a), 26),
                                           wasm_u64x2_extend_low_u32x4(b)));
        wasm_v128_store(dice + 2, wasm_v128_or(wasm_i64x2_shl(wasm_u64x2_extend_high_u32x4(a), 26),
                                               wasm_u64x2_extend_high_u32x4(b)));
    }
};
#endif

template <int Width>
struct DiceLoops : Vectors<Width> {
    using Vec = Vectors<Width>;
    using typename Vec::I;
    using Vec::width;
    using Words = kernel::Words<Width>;

    /// One Philox block a lane.
    struct Blocks {
        typename Words::W word[4];
        void round(std::uint32_t key0, std::uint32_t key1) {
            typename Words::W low0, high0, low2, high2;
            Words::multiply(word[0], 0xD2511F53, low0, high0);
            Words::multiply(word[2], 0xCD9E8D57, low2, high2);
            word[0] = high2 ^ word[1] ^ key0;
            word[1] = low2;
            word[2] = high0 ^ word[3] ^ key1;
            word[3] = low0;
        }
    };

    /// The dice of `at_once` runs, whose rounds overlap.
    static constexpr std::size_t together = 2, at_once = together * Words::count;
    static void throw_dice(std::uint64_t seed, const std::uint64_t* runs, std::uint32_t step,
                           std::uint64_t* u, std::uint64_t* second) {
        Blocks blocks[together] = {};
        for (std::size_t j = 0; j < together; ++j) {
            blocks[j].word[0] += step;
            Words::split(runs + j * Words::count, blocks[j].word[2], blocks[j].word[3]);
        }
        auto key0 = static_cast<std::uint32_t>(seed), key1 = static_cast<std::uint32_t>(seed >> 32);
        for (int i = 0; i < 10; ++i) {
            for (Blocks& one : blocks) one.round(key0, key1);
            key0 += 0x9E3779B9;
            key1 += 0xBB67AE85;
        }
        for (std::size_t j = 0; j < together; ++j) {
            const auto* word = blocks[j].word;
            Words::join(word[0], word[1], u + j * Words::count);
            Words::join(word[2], word[3], second + j * Words::count);
        }
    }

    static void dice(std::uint64_t seed, std::uint64_t first, const std::uint32_t* offsets,
                     std::size_t n, std::uint32_t step, std::uint64_t* u, std::uint64_t* second) {
        std::uint64_t runs[at_once], rest[at_once], spare[at_once];
        for (std::size_t i = 0; i < n; i += at_once) {
            const std::size_t count = n - i < at_once ? n - i : at_once;
            for (std::size_t j = 0; j < at_once; ++j)
                runs[j] = first + (offsets ? offsets[j < count ? i + j : i] : i + j);
            if (count == at_once) {
                throw_dice(seed, runs, step, u + i, second ? second + i : spare);
                continue;
            }
            throw_dice(seed, runs, step, rest, spare);
            for (std::size_t j = 0; j < count; ++j) {
                u[i + j] = rest[j];
                if (second) second[i + j] = spare[j];
            }
        }
    }

    static void places(const std::uint64_t* dice, std::size_t n, const std::uint64_t* ends,
                       std::size_t m, std::int32_t* out) {
        std::size_t i = 0;
        for (; i + width <= n; i += width) {
            I die, place = I{} + static_cast<std::int64_t>(m);
            std::memcpy(&die, dice + i, sizeof die);
            for (std::size_t k = 0; k < m; ++k) place += static_cast<std::int64_t>(ends[k]) > die;
            for (std::size_t j = 0; j < width; ++j)
                out[i + j] = static_cast<std::int32_t>(place[j]);
        }
        for (; i < n; ++i) {
            std::int32_t place = 0;
            for (std::size_t k = 0; k < m; ++k) place += dice[i] >= ends[k];
            out[i] = place;
        }
    }
};

}  // namespace
}  // namespace temper::kernel
