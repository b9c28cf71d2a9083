#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace temper::shell {

// Numbers as people read them. The minus is U+2212; U+202F stands before % and between groups of
// three digits.

/// With so many decimals, rounded to nearest: "0.70", "−2.0". Never "−0.0".
std::string fixed(double value, int decimals);

/// A probability: "72.0 %", "0.24 %", "4.5 × 10⁻⁷". 0 only for an exact 0, 100 % only for an
/// exact 1.
std::string percent(double probability);

/// A whole number in groups of three.
std::string count(std::uint64_t value);

/// A logit or another number that a person typed: as many decimals as it has, at least one.
std::string number(double value);

/// Four significant digits, for the values put into a formula: "4.173", "1.026 × 10⁻³".
std::string significant(double value);

/// Every digit that the value has, in plain ASCII: for copying and for the start of an edit.
std::string full(double value);

/// What a person typed: 0.7, 0,7, .7, 70 %, 1/3, −∞. Nothing if it is no number.
std::optional<double> read_number(std::string_view typed);

}  // namespace temper::shell
