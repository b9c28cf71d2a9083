#pragma once
#include <optional>
#include <string_view>

#include "shell/desktop/options.h"

namespace temper::desktop {

/// Opens the window on the scenario `text` (none: the application's own) and works until it is
/// closed. The program's exit status.
int run_window(const Options& options, std::optional<std::string_view> text);

}  // namespace temper::desktop
