#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/sampler.h"

namespace temper::shell {

/// The order in which a program runs its samplers.
struct ProgramOrder {
    std::string_view program;
    std::span<const std::string_view> kinds;
};
std::span<const ProgramOrder> program_orders();

/// `chain` in that order: its own stages where it has them, the others added with values that do
/// nothing. Stages that the program does not have come last, switched off.
Chain in_order(const Chain& chain, const ProgramOrder& order);

/// Which program's order `chain` is; nothing if it is its own.
std::optional<std::size_t> order_of(const Chain& chain);

/// One way to read a recommendation.
struct Reading {
    std::string_view label;
    std::vector<Stage> samplers;
};

/// Settings for a use, as the course gives them.
struct Use {
    std::string_view name;
    std::string_view temperature;  ///< as recommended: "0.7–1.0"
    double typical;                ///< the one taken within it
    std::string_view strategy;
    std::vector<Reading> readings;  ///< 1, or more where the recommendation contradicts itself
    std::string_view remark = {};   ///< why there are more
};
const std::vector<Use>& uses();

}  // namespace temper::shell
