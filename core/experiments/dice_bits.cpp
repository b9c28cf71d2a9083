#include "core/experiments/dice_bits.h"

#include "core/dice.h"

namespace temper {

void dice_bits(std::uint64_t seed, std::uint64_t first, std::span<const std::uint32_t> offsets,
               std::uint32_t step, std::span<std::uint64_t> u, std::span<std::uint64_t> second) {
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        const Dice dice = temper::dice(seed, first + offsets[i], step);
        u[i] = static_cast<std::uint64_t>(dice.u * 0x1p53);
        second[i] = static_cast<std::uint64_t>(dice.second * 0x1p53);
    }
}

}  // namespace temper
