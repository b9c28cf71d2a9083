#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/extras.h"
#include "core/models/model.h"
#include "core/result.h"
#include "core/sampler.h"

namespace temper {

constexpr int scenario_version = 1;
constexpr std::uint64_t max_seed = (std::uint64_t{1} << 53) - 1;
constexpr std::uint64_t max_runs = 10'000'000;
constexpr std::uint32_t max_run_tokens = 4096;
constexpr std::uint64_t max_drawn_tokens = 1'000'000'000;  ///< runs times max_tokens

/// What is worth sharing but is no edit: it travels in links and files and is not undone.
struct View {
    std::uint64_t run = 0;                           ///< 0 to 2^53 - 1
    std::uint32_t step = 0;                          ///< 0 to 4,096
    std::vector<std::optional<std::string>> forced;  ///< forced[t] overrules the die at step t
    std::vector<std::vector<std::optional<std::string>>> branches;  ///< each as `forced`
    std::string dice = "same";   ///< "same" or "independent": whether compared chains share dice
    std::string units = "nats";  ///< "nats" or "bits"
    Extras unknown = {};
    bool operator==(const View&) const = default;
};

/// Everything a person can see or save. Plain values: copied, compared, undone as one.
struct Scenario {
    std::string title;
    std::string lab = "temperature";
    Model model;
    std::vector<Chain> chains;  ///< 1 or more
    std::vector<std::string> prompt;
    std::uint64_t seed = 0;        ///< 0 to 2^53 - 1
    std::uint64_t runs = 100;      ///< 1 to 10 million
    std::uint32_t max_tokens = 1;  ///< 1 to 4,096
    View view = {};
    Extras unknown = {};
    bool operator==(const Scenario&) const = default;
};

/// The scenario in `json` (UTF-8), or nothing; `report` gains each fault: its path and what was
/// expected there. Unknown keys are kept and are warnings; a newer version number is an error.
std::optional<Scenario> parse_scenario(std::string_view json, Report& report);

/// The scenario as JSON, two spaces a level, ending in a line break. Reading it back gives an equal
/// scenario: numbers are written with the fewest digits that keep every bit.
std::string write_scenario(const Scenario& scenario);

}  // namespace temper
