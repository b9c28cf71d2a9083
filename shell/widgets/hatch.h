#pragma once
#include "shell/ui.h"

namespace temper::shell {

/// What was removed: lines at 45 degrees within `box` and a dashed outline.
void hatch(const Box& box, ImU32 colour);

}  // namespace temper::shell
