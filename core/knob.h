#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/sampler.h"

namespace temper {

/// One numeric setting of one stage of a chain.
struct Knob {
    std::size_t stage = 0;
    std::string field;  ///< its name in a scenario
    bool operator==(const Knob&) const = default;
};

/// Every knob of a chain, in order.
std::vector<Knob> knobs(const Chain& chain);

/// What the setting's sampler says of it, and its value; nothing where there is no such knob.
std::optional<FieldInfo> info_of(const Chain& chain, const Knob& knob);
std::optional<double> value_at(const Chain& chain, const Knob& knob);

/// `chain` with one setting changed, or why that cannot be: no such setting, out of its range, or
/// not a whole number where one is needed. The error's path is the field within the chain:
/// `samplers[2].p`.
Result<Chain> turned(const Chain& chain, const Knob& knob, double value);

}  // namespace temper
