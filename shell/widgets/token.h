#pragma once
#include <string_view>
#include <vector>

#include "shell/ui.h"
#include "shell/widgets/sentence.h"

namespace temper::shell {

/// A token's name as it is shown: a space as an open box, a line break as an arrow, control
/// characters as their pictures, none of which can be seen otherwise.
std::string visible(std::string_view token);

/// Draws a token's name, shortened to `room`, what cannot be seen in a weaker colour; returns its
/// right end.
float token_text(const Ui& ui, float x, float baseline, std::string_view token, Type type,
                 float room);

}  // namespace temper::shell
