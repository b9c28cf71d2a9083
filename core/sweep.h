#pragma once
#include <span>
#include <vector>

#include "core/sampler.h"

namespace temper {

/// What `chain` makes of `logits` at each of `temperatures` (0 or more), all else as it is: one
/// distribution a temperature, in their order.
std::vector<std::vector<double>> temperature_sweep(std::span<const double> logits,
                                                   const Chain& chain,
                                                   std::span<const double> temperatures);

}  // namespace temper
