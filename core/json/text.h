#pragma once
#include <string>
#include <string_view>

namespace temper::json {

/// `text` (UTF-8) as a JSON string, quotation marks included. Control characters are escaped,
/// everything else stands as it is.
std::string quoted(std::string_view text);

/// `value`, finite, with the fewest digits (15 at least allowed) that read back to the same bits;
/// a whole number without a point, save -0.0, which keeps its sign.
std::string number(double value);

}  // namespace temper::json
