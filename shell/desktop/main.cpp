#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "shell/desktop/commands.h"
#include "shell/desktop/files.h"
#include "shell/desktop/frame.h"
#include "shell/desktop/options.h"
#include "shell/desktop/picture.h"
#include "shell/desktop/system.h"
#include "shell/desktop/version.h"
#include "shell/desktop/window.h"

namespace {

using namespace temper;
using namespace temper::desktop;

int print(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
}

int draw(const Options& options) {
    std::optional<std::string> text;
    if (!options.scenario.empty()) {
        auto read = read_file(options.scenario);
        if (!read) return complain(read.error().message);
        text = *read;
    }
    return options.task == Options::Do::picture ? draw_picture(options, text)
                                                : run_window(options, text);
}

/// What was printed may have found a full disk or a closed pipe: then the answer is not complete.
int printed(int status) {
    if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return status;
    return complain("the answer could not be written whole");
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words = command_line(count, arguments);
    if (!words.empty() && is_command(words[0])) return printed(do_command(words));
    const auto options = parse_options(words);
    if (!options) {
        complain(options.error().message);
        return 2;
    }
    switch ((*options).task) {
        case Options::Do::help: return printed(print(help()));
        case Options::Do::version: return printed(print(version()));
        case Options::Do::window:
        case Options::Do::picture: break;
    }
    return draw(*options);
}
