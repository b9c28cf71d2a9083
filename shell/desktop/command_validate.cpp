#include <cstdio>

#include "core/json/writer.h"
#include "shell/desktop/commands.h"
#include "shell/desktop/files.h"
#include "shell/desktop/frame.h"

namespace temper::desktop {
namespace {

using json::Writer;

void write_list(Writer& out, std::string_view name, const std::vector<Error>& errors) {
    out.key(name);
    out.array(Writer::Layout::lines, [&] {
        for (const Error& error : errors)
            out.object(Writer::Layout::line, [&] {
                out.key("path");
                out.string(error.path);
                out.key("message");
                out.string(error.message);
                if (error.line == 0) return;
                out.key("line");
                out.number(error.line);
            });
    });
}

}  // namespace

int validate_command(const Command& command) {
    const auto text = contents(command.file);
    if (!text) return complain(text.error().message);
    Report report;
    const bool valid = parse_scenario(*text, report).has_value();
    if (command.json) {
        Writer out;
        out.object(Writer::Layout::lines, [&] {
            write_list(out, "errors", report.errors);
            write_list(out, "warnings", report.warnings);
        });
        std::fputs(out.take().c_str(), stdout);
        return valid ? 0 : 1;
    }
    for (const Error& error : report.errors)
        std::printf("%s\n", described(command.file, error).c_str());
    for (const Error& warning : report.warnings)
        std::printf("%s (kept)\n", described(command.file, warning).c_str());
    if (valid)
        std::printf("%s: a scenario of version %d\n", command.file.c_str(), scenario_version);
    return valid ? 0 : 1;
}

}  // namespace temper::desktop
