#pragma once
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace temper {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest_int = std::numeric_limits<int>::max();

/// What there is to know of one setting of a sampler beside its C++ type. Reading, writing,
/// sliders, help and JavaScript all come from here. A setting is finite and lies between `min` and
/// `max`; an `open` end itself is outside. For lists, the bounds are those of each number.
struct FieldInfo {
    std::string_view name;  ///< its key in a scenario
    double min = -infinity;
    double max = infinity;
    bool min_open = false;
    bool max_open = false;
    std::optional<double> off = {};  ///< the value at which the sampler does nothing
    std::optional<double> standard =
        {};                      ///< what an absent key means; without it the key is required
    double usual = 0;            ///< a customary value, for a stage just added
    double slider_min = 0;       ///< what a slider spans: the values in use,
    double slider_max = 1;       ///< within `min` and `max`
    std::string_view unit = {};  ///< "nats", "bits", "tokens"; empty for a plain number
    std::string_view help = {};  ///< one line on what it does
};

/// A number for each of some tokens, named as in the vocabulary.
using TokenNumbers = std::vector<std::pair<std::string, double>>;
/// Some tokens, named as in the vocabulary.
using TokenNames = std::vector<std::string>;

// A sampler's `fields(self, visit)` calls `visit(FieldInfo{...}, self.member)` once for each
// setting, in the order a document shows them. A member is a double, an int, a TokenNumbers or a
// TokenNames, const where `self` is.

}  // namespace temper
