#pragma once
#include <string>
#include <string_view>

namespace temper::shell {

constexpr std::string_view open_box = "␣";

/// A token's name as it is shown: a space as an open box, a line break as an arrow, control
/// characters as their pictures, none of which can be seen otherwise. In a whole text the spaces
/// stay as they are.
std::string visible(std::string_view token);
std::string visible_text(std::string_view text);

}  // namespace temper::shell
