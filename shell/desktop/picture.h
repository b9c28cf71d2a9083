#pragma once
#include <string_view>

#include "shell/desktop/options.h"

namespace temper::desktop {

/// Draws the scenario `text` (none: the application's own) until it is at rest and writes the
/// picture that `options` name. The program's exit status.
int draw_picture(const Options& options, std::optional<std::string_view> text);

}  // namespace temper::desktop
