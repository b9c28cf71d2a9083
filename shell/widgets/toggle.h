#pragma once
#include <string_view>

#include "shell/ui.h"

namespace temper::shell {

constexpr float toggle_w = 30, toggle_h = 18;

/// A switch whose left end is `x`.
Touched toggle(Ui& ui, float x, float middle, std::string_view name, bool on);

}  // namespace temper::shell
