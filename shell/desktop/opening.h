#pragma once
#include <optional>
#include <string_view>

#include "shell/app.h"
#include "shell/desktop/options.h"

namespace temper::desktop {

/// Opens what the command line names: the scenario `text` (none: what `app` has by itself), in the
/// lab that was asked for. False if it was refused; the application then shows why.
bool open_first(shell::App& app, const Options& options, std::optional<std::string_view> text);

/// Opens the file at `path`, or shows why it cannot be read.
void open_path(shell::App& app, const std::string& path);

}  // namespace temper::desktop
