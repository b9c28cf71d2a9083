#pragma once
#include <string_view>

#include "shell/ui.h"
#include "shell/visible.h"

namespace temper::shell {

/// Draws a token's name, shortened to `room`, what cannot be seen in a weaker colour; returns its
/// right end.
float token_text(const Ui& ui, float x, float baseline, std::string_view token, Type type,
                 float room);

}  // namespace temper::shell
