#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/scenario.h"
#include "core/setup.h"

namespace temper::desktop {

/// What is asked of the program without a window.
struct Command {
    std::string_view name;
    std::string file;  ///< the scenario's path; "-" for standard input. Of serve: a site's folder
    bool json = false;
    bool open = false;                        ///< serve: in the browser
    std::optional<std::uint64_t> runs, seed;  ///< in place of the scenario's
    std::uint64_t run = 0;                    ///< trace: which run's die
};

/// Whether `word` is the name of a command.
bool is_command(std::string_view word);
/// Does the command in the program's arguments. The exit status: 0 done, 1 not, 2 asked wrongly.
int do_command(std::span<const std::string> arguments);

/// What is in `file`, or on standard input for "-".
Result<std::string> contents(const std::string& file);
/// The scenario that `command` names, with the numbers it overrules; or nothing, and why stands on
/// stderr.
std::optional<Scenario> load(const Command& command);

/// "FILE:LINE: PATH: MESSAGE", as compilers write it.
std::string described(const std::string& file, const Error& error);

int run_command(const Command& command);
/// Serves the site on this machine until it is ended.
int serve_command(const Command& command);
int trace_command(const Command& command);
int validate_command(const Command& command);

}  // namespace temper::desktop
