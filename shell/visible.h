#pragma once
#include <string>
#include <string_view>

namespace temper::shell {

constexpr std::string_view open_box = "␣";

/// A token's name as it is shown: a space as an open box, a line break as an arrow, control
/// characters as their pictures, none of which can be seen otherwise.
std::string visible(std::string_view token);

}  // namespace temper::shell
