#include "shell/desktop/commands.h"

#include <charconv>
#include <cstdio>

#include "shell/desktop/files.h"
#include "shell/desktop/frame.h"

namespace temper::desktop {
namespace {

struct Entry {
    std::string_view name;
    int (*act)(const Command&);
};

constexpr Entry entries[] = {
    {"run", run_command},
    {"serve", serve_command},
    {"trace", trace_command},
    {"validate", validate_command},
};

constexpr std::uint64_t most_runs = 10'000'000;

const Entry* find(std::string_view name) {
    for (const Entry& entry : entries)
        if (entry.name == name) return &entry;
    return nullptr;
}

std::optional<std::uint64_t> whole_number(std::string_view text, std::uint64_t least,
                                          std::uint64_t most) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    if (value < least || value > most) return {};
    return value;
}

int wrong(const std::string& sentence) {
    complain(sentence + "; see temper --help");
    return 2;
}

/// Takes the option `name` with `value`; an empty answer means that it fits.
std::string take(Command& command, std::string_view name, std::string_view value) {
    const bool runs = name == "--runs";
    const auto number = whole_number(value, runs ? 1 : 0, runs ? most_runs : max_seed);
    if (!number)
        return std::string(name) + " is " + std::string(value) + "; it needs a whole number from " +
               (runs ? "1 to 10 million" : "0 to 2^53 - 1");
    if (runs) command.runs = number;
    if (name == "--seed") command.seed = number;
    if (name == "--run") command.run = *number;
    return {};
}

bool takes(const Command& command, std::string_view option) {
    if (option == "--seed") return command.name == "run" || command.name == "trace";
    if (option == "--runs") return command.name == "run";
    return option == "--run" && command.name == "trace";
}

}  // namespace

bool is_command(std::string_view word) {
    return find(word) != nullptr;
}

int do_command(std::span<const std::string> arguments) {
    const Entry& entry = *find(arguments[0]);
    Command command{.name = entry.name};
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string_view word = arguments[i];
        if (word == "--json" && entry.act != serve_command) {
            command.json = true;
        } else if (word == "--open" && entry.act == serve_command) {
            command.open = true;
        } else if (word.size() > 1 && word[0] == '-') {
            if (!takes(command, word))
                return wrong("temper " + std::string(entry.name) + " has no option " +
                             std::string(word));
            if (i + 1 == arguments.size()) return wrong(std::string(word) + " needs a value");
            if (const std::string fault = take(command, word, arguments[++i]); !fault.empty())
                return wrong(fault);
        } else if (!command.file.empty()) {
            return wrong("one scenario at a time; " + std::string(word) + " is a second");
        } else {
            command.file = word;
        }
    }
    if (command.file.empty() && entry.act != serve_command)
        return wrong("temper " + std::string(entry.name) +
                     " needs a scenario file, or - for "
                     "standard input");
    return entry.act(command);
}

Result<std::string> contents(const std::string& file) {
    if (file != "-") return read_file(file);
    std::string text;
    char block[65536];
    while (const std::size_t got = std::fread(block, 1, sizeof block, stdin))
        text.append(block, got);
    return text;
}

std::optional<Scenario> load(const Command& command) {
    const auto text = contents(command.file);
    if (!text) {
        complain(text.error().message);
        return {};
    }
    Report report;
    auto scenario = parse_scenario(*text, report);
    for (const Error& error : report.errors) complain(described(command.file, error));
    if (!scenario) return {};
    if (command.runs) scenario->runs = *command.runs;
    if (command.seed) scenario->seed = *command.seed;
    return scenario;
}

std::string described(const std::string& file, const Error& error) {
    std::string line = file;
    if (error.line > 0) line += ":" + std::to_string(error.line);
    if (!error.path.empty()) line += ": " + error.path;
    return line + ": " + error.message;
}

}  // namespace temper::desktop
