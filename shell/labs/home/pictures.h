#pragma once
#include <string_view>

#include "shell/labs/home/sketch.h"
#include "shell/ui.h"

namespace temper::shell {

/// A small picture of what the lab `lab` shows of a scenario, over `box`; of the distribution for a
/// lab without one of its own.
void picture(const Ui& ui, std::string_view lab, const Sketch& sketch, const Box& box);

}  // namespace temper::shell
