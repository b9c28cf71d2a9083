#pragma once
#include <span>
#include <string_view>

namespace temper::shell {

/// A scenario that comes with the program; the file is made at build time from assets/scenarios.
struct Example {
    std::string_view name;   ///< of its file, and in a link
    std::string_view title;  ///< in the menu
    std::string_view json;
};

std::span<const Example> all_examples();

}  // namespace temper::shell
