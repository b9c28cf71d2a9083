#pragma once
#include "core/math.h"

namespace temper {

/// 1 - (1 - p)^draws: the chance to see something of probability `p` in [0, 1] at least once, with
/// all its digits also where p is tiny. `draws` is 1 or more.
inline double chance_seen(double p, double draws) {
    return -expm1(draws * log1p(-p));
}

}  // namespace temper
