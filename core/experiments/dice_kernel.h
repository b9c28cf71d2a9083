#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#ifdef __SSE2__
#include <immintrin.h>
#endif

// Philox4x32-10 for several runs side by side, `Lanes` in a vector and two vectors at once, in an
// unnamed namespace: each including file is compiled for another processor, and the linker must not
// mix them. See core/dice.h for what it computes.

namespace temper::kernel {
namespace {

template <int Lanes>
struct DiceLanes {
    typedef std::uint64_t V __attribute__((vector_size(Lanes * 8)));
    static constexpr std::size_t together = 2 * Lanes;
    static constexpr std::uint64_t low = 0xffffffff;

    /// The lanes' low halves times `factor`. Their high halves are of no meaning.
    static V multiply(V words, std::uint64_t factor) {
#ifdef __AVX2__
        if constexpr (Lanes == 4)
            return reinterpret_cast<V>(
                _mm256_mul_epu32(reinterpret_cast<__m256i>(words),
                                 _mm256_set1_epi64x(static_cast<long long>(factor))));
#endif
#ifdef __SSE2__
        if constexpr (Lanes == 2)
            return reinterpret_cast<V>(_mm_mul_epu32(
                reinterpret_cast<__m128i>(words), _mm_set1_epi64x(static_cast<long long>(factor))));
#endif
        return (words & low) * factor;
    }

    struct Block {
        V word[4];

        void round(std::uint64_t key0, std::uint64_t key1) {
            const V a = multiply(word[0], 0xD2511F53), b = multiply(word[2], 0xCD9E8D57);
            word[0] = (b >> 32) ^ word[1] ^ key0;
            word[1] = b;
            word[2] = (a >> 32) ^ word[3] ^ key1;
            word[3] = a;
        }
        static V die(V high, V low_word) {
            return ((high & low) >> 5 << 26) | ((low_word & low) >> 6);
        }
    };

    /// `together` dice of one step; `second` may be null.
    static void roll(std::uint64_t seed, std::uint64_t first, const std::uint32_t* offsets,
                     std::uint32_t step, std::uint64_t* u, std::uint64_t* second) {
        Block block[2];
        for (std::size_t half = 0; half < 2; ++half) {
            std::uint64_t runs[Lanes];
            for (std::size_t i = 0; i < Lanes; ++i) runs[i] = first + offsets[half * Lanes + i];
            V run;
            std::memcpy(&run, runs, sizeof run);
            block[half] = {{V{} + step, V{}, run, run >> 32}};
        }
        std::uint64_t key0 = seed & low, key1 = seed >> 32;
        for (int round = 0; round < 10; ++round) {
            block[0].round(key0, key1);
            block[1].round(key0, key1);
            key0 = (key0 + 0x9E3779B9) & low;
            key1 = (key1 + 0xBB67AE85) & low;
        }
        for (std::size_t half = 0; half < 2; ++half) {
            const V* word = block[half].word;
            const V one = Block::die(word[0], word[1]), other = Block::die(word[2], word[3]);
            std::memcpy(u + half * Lanes, &one, sizeof one);
            if (second) std::memcpy(second + half * Lanes, &other, sizeof other);
        }
    }

    /// Any number of them.
    static void roll_all(std::uint64_t seed, std::uint64_t first, const std::uint32_t* offsets,
                         std::size_t count, std::uint32_t step, std::uint64_t* u,
                         std::uint64_t* second) {
        std::size_t i = 0;
        for (; i + together <= count; i += together)
            roll(seed, first, offsets + i, step, u + i, second ? second + i : nullptr);
        if (i == count) return;
        std::uint32_t last[together] = {};
        std::uint64_t last_u[together], last_second[together];
        for (std::size_t k = i; k < count; ++k) last[k - i] = offsets[k];
        roll(seed, first, last, step, last_u, last_second);
        for (std::size_t k = i; k < count; ++k) {
            u[k] = last_u[k - i];
            if (second) second[k] = last_second[k - i];
        }
    }
};

}  // namespace
}  // namespace temper::kernel
