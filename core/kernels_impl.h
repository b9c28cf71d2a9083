#pragma once
#include "core/kernel_dice.h"
#include "core/kernel_positions.h"
#include "core/kernel_sums.h"

// The loops of kernels.h, to be compiled once for each width.

namespace temper::kernel {
namespace {

/// All loops for vectors of `Width` doubles.
template <int Width>
constexpr Kernels loops = {
    .block_max = SumLoops<Width>::block_max,
    .weights = WeightLoops<Width>::weights,
    .weights_and_sums = SumLoops<Width>::weights_and_sums,
    .rough_sums = SumLoops<Width>::rough_sums,
    .block_surprisal = SumLoops<Width>::block_surprisal,
    .block_offsets = SumLoops<Width>::block_offsets,
    .block_squares = SumLoops<Width>::block_squares,
    .at_least = PositionLoops<Width>::at_least,
    .near = PositionLoops<Width>::near,
    .dice = DiceLoops<Width>::dice,
    .places = DiceLoops<Width>::places,
};

}  // namespace
}  // namespace temper::kernel
