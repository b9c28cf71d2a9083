#pragma once
#include <cstdint>
#include <span>

namespace temper {

/// What a sampler reads at one step beside the candidates.
struct Moment {
    std::span<const std::int32_t> history =
        {};                 ///< ids so far, oldest first, the prompt's included
    double second_die = 0;  ///< in [0, 1); xtc acts if it is small enough
};

}  // namespace temper
