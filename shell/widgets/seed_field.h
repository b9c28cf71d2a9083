#pragma once
#include "core/scenario.h"
#include "shell/ui.h"

namespace temper::shell {

/// The scenario's seed as a number that can be typed, from `x` on `baseline`. True when it changed.
bool seed_field(Ui& ui, float x, float baseline, const Type& type, Scenario& scenario);

}  // namespace temper::shell
