#pragma once
#include "core/sampler.h"
#include "shell/ui.h"

namespace temper::shell {

/// A chain's temperature on a short axis with its number behind, which can be typed: 0, then
/// logarithmic from 0.05 to 5. Fills `box`. True when it changed.
bool temperature_slider(Ui& ui, const Box& box, Chain& chain);

}  // namespace temper::shell
