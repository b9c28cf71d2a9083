#pragma once
#include <cstdint>
#include <span>

#include "shell/ui.h"

namespace temper::shell {

/// What a stage did to a distribution: one column a token in the order of `ranked`, heights as the
/// square root of the probability, what was removed in ember, what was gained or lost as a cap.
struct StageBars {
    std::span<const double> before, after;
    std::span<const std::int32_t> ranked;  ///< as many of the first as there is room for are shown
    bool faint = false;                    ///< the stage did nothing
};
void stage_bars(const Ui& ui, const Box& box, const StageBars& bars);

}  // namespace temper::shell
