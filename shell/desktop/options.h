#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"

namespace temper::desktop {

/// Of a window or a picture, in display units.
struct Size {
    int width = 1280, height = 800;
};

/// What the command line asks for.
struct Options {
    enum class Do { window, picture, help, version };
    Do task = Do::window;
    std::string scenario;  ///< a file's path; empty for the application's own choice
    std::string lab;       ///< empty for the scenario's own
    std::string theme = "auto";
    std::optional<bool> reduced_motion;  ///< nothing: as the desktop says
    std::string picture;                 ///< where `--png` puts its picture
    std::optional<Size> size;            ///< nothing: as it was last
    float scale = 0;                     ///< device pixels in a unit; 0 is the display's own
    std::string inspect;                 ///< where each frame's state goes; empty for nowhere
};

/// The options in the program's arguments, its name left out; or what is wrong with them.
Result<Options> parse_options(std::span<const std::string> arguments);

/// What `--help` prints.
std::string_view help();

}  // namespace temper::desktop
