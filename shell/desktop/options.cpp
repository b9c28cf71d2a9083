#include "shell/desktop/options.h"

#include <cstdlib>

namespace temper::desktop {
namespace {

constexpr std::string_view help_text =
    R"(Usage: temper [OPTION]... [SCENARIO.json]
       temper run SCENARIO.json [--runs N] [--seed N] [--json]
       temper trace SCENARIO.json [--run N] [--seed N] [--json]
       temper validate SCENARIO.json [--json]
       temper serve [--open] [FOLDER]

A playground for how language models choose their words.

      --scenario FILE   open this scenario (the same as naming it without an option)
      --lab NAME        open it in this lab: temperature, chain, generate, runs ...
      --theme NAME      auto (as the desktop says), light or dark
      --motion WHAT     auto (as the desktop says), full or reduced
      --size WxH        size of the window (else as it was last) or picture (1280x800)
      --scale S         device pixels in a unit, 0.5 to 8, for example 1.5
      --png FILE        draw one picture into FILE and end; needs no display
      --inspect FILE    write what each frame shows to FILE as JSON, for tests
      --help            print this and end
      --version         print the version and end

Without a window:
  run       many texts of every chain, tallied beside the exact answer
  trace     the first step of every chain, sampler by sampler
  validate  what is wrong with a scenario, one fault a line
  serve     the site that came with the program, on this machine alone
  --json    for programs; run gives what `experiment` of the JavaScript module gives
  A scenario may be -, for standard input.

Exit status: 0 all went well, 1 it did not, 2 the command line is wrong.
)";

Error wrong(std::string_view option, std::string_view value, std::string_view needed) {
    return {std::string(option), std::string(option) + " is " + std::string(value) + "; it needs " +
                                     std::string(needed)};
}

bool whole(const char* from, const char* to) {
    return from != to && *to == '\0';
}

Error set_size(Options& options, const std::string& value) {
    char* end = nullptr;
    const long width = std::strtol(value.c_str(), &end, 10);
    const bool both = end != value.c_str() && *end == 'x';
    const char* second = both ? end + 1 : end;
    const long height = both ? std::strtol(second, &end, 10) : 0;
    if (!both || !whole(second, end) || width < 200 || width > 16384 || height < 200 ||
        height > 16384)
        return wrong("--size", value, "a width and a height from 200 to 16384, as in 1280x800");
    options.size = {static_cast<int>(width), static_cast<int>(height)};
    return {};
}

Error set_scale(Options& options, const std::string& value) {
    char* end = nullptr;
    options.scale = std::strtof(value.c_str(), &end);
    if (!whole(value.c_str(), end) || !(options.scale >= 0.5f && options.scale <= 8))
        return wrong("--scale", value, "a number from 0.5 to 8");
    return {};
}

Error set_theme(Options& options, const std::string& value) {
    options.theme = value;
    if (value == "auto" || value == "light" || value == "dark") return {};
    return wrong("--theme", value, "auto, light or dark");
}

Error set_motion(Options& options, const std::string& value) {
    if (value == "full" || value == "reduced") options.reduced_motion = value == "reduced";
    if (options.reduced_motion || value == "auto") return {};
    return wrong("--motion", value, "auto, full or reduced");
}

Error set_scenario(Options& options, const std::string& value) {
    if (!options.scenario.empty())
        return {value, "one scenario can be opened at a time; " + options.scenario + " and " +
                           value + " are two"};
    options.scenario = value;
    return {};
}

Error set_lab(Options& options, const std::string& value) {
    options.lab = value;
    return {};
}

Error set_picture(Options& options, const std::string& value) {
    options.task = Options::Do::picture;
    options.picture = value;
    return {};
}

Error set_inspect(Options& options, const std::string& value) {
    options.inspect = value;
    return {};
}

struct Named {
    std::string_view name;
    Error (*set)(Options&, const std::string&);
};

constexpr Named named[] = {
    {"--scenario", set_scenario}, {"--lab", set_lab},         {"--theme", set_theme},
    {"--motion", set_motion},     {"--size", set_size},       {"--scale", set_scale},
    {"--png", set_picture},       {"--inspect", set_inspect},
};

const Named* find(std::string_view name) {
    for (const Named& option : named)
        if (option.name == name) return &option;
    return nullptr;
}

}  // namespace

Result<Options> parse_options(std::span<const std::string> arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--help" || argument == "-h" || argument == "--version") {
            options.task = argument == "--version" ? Options::Do::version : Options::Do::help;
            return options;
        }
        if (argument.size() < 2 || argument[0] != '-') {
            if (const Error error = set_scenario(options, arguments[i]); !error.message.empty())
                return error;
            continue;
        }
        const auto equals = argument.find('=');
        const std::string name(argument.substr(0, equals));
        const Named* option = find(name);
        if (!option) return Error{name, "there is no option " + name + "; see temper --help"};
        if (equals == argument.npos && i + 1 == arguments.size())
            return Error{name, name + " needs a value after it; see temper --help"};
        const std::string value =
            equals == argument.npos ? arguments[++i] : std::string(argument.substr(equals + 1));
        if (const Error error = option->set(options, value); !error.message.empty()) return error;
    }
    return options;
}

std::string_view help() {
    return help_text;
}

}  // namespace temper::desktop
