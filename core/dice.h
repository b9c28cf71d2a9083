#pragma once
#include <array>
#include <cstdint>

namespace temper {

/// Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): one block
/// of four 32-bit words for a 128-bit counter and a 64-bit key, low words first.
std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                        std::array<std::uint32_t, 2> key);

/// The two dice of one step, each uniform in [0, 1) with 53 bits.
struct Dice {
    double u;       ///< picks the token
    double second;  ///< belongs to xtc
};

/// The dice of step `step` of run `run` under `seed`: the same whatever the chain, which is what
/// lets two chains be compared on the same luck. Key: seed. Counter: step, 0, run.
Dice dice(std::uint64_t seed, std::uint64_t run, std::uint32_t step);

}  // namespace temper
