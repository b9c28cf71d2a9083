#include "core/experiments/dice_bits.h"

#include "core/experiments/dice_kernel.h"

namespace temper {
namespace kernel {

using Roll = decltype(&DiceLanes<2>::roll_all);
#ifdef TEMPER_WIDE_KERNELS
extern const Roll roll_four_wide;  // dice_bits_4.cpp
#endif

namespace {

Roll widest_roll() {
#ifdef TEMPER_WIDE_KERNELS
    if (__builtin_cpu_supports("avx2")) return roll_four_wide;
#endif
    return DiceLanes<2>::roll_all;
}

}  // namespace
}  // namespace kernel

void dice_bits(std::uint64_t seed, std::uint64_t first, std::span<const std::uint32_t> offsets,
               std::uint32_t step, std::span<std::uint64_t> u, std::span<std::uint64_t> second) {
    static const kernel::Roll roll = kernel::widest_roll();
    roll(seed, first, offsets.data(), offsets.size(), step, u.data(),
         second.empty() ? nullptr : second.data());
}

}  // namespace temper
