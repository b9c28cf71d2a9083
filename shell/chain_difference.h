#pragma once
#include <string>

#include "core/sampler.h"

namespace temper::shell {

/// What changed from one chain to another, in a few words: "T to 1.00", "Top-p p to 0.90",
/// "Min-p moved to place 2", "XTC off". Empty if nothing but the name did.
std::string chain_difference(const Chain& before, const Chain& after);

}  // namespace temper::shell
