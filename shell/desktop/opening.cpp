#include "shell/desktop/opening.h"

#include "core/scenario.h"
#include "shell/desktop/files.h"

namespace temper::desktop {
namespace {

/// `json` with another lab. What cannot be read stays as it is: the application says why.
std::string in_lab(std::string_view json, const std::string& lab) {
    Report report;
    std::optional<Scenario> scenario = parse_scenario(json, report);
    if (!scenario) return std::string(json);
    scenario->lab = lab;
    return write_scenario(*scenario);
}

}  // namespace

bool open_first(shell::App& app, const Options& options, std::optional<std::string_view> text) {
    const std::string_view name = text ? base_name(options.scenario) : "the command line";
    if (!options.lab.empty())
        return app.open_text(name,
                             in_lab(text ? std::string(*text) : app.scenario_json(), options.lab));
    return !text || app.open_text(name, *text);
}

void open_path(shell::App& app, const std::string& path) {
    const auto text = read_file(path);
    if (text) app.open_text(base_name(path), *text);
    else app.say("Not opened: " + text.error().message);
}

}  // namespace temper::desktop
