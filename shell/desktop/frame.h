#pragma once
#include <string_view>

#include "shell/app.h"

namespace temper::desktop {

/// What is drawn on: its size in device pixels, and how many of them make one display unit.
struct Display {
    long width = 0, height = 0;
    float scale = 1;
};

/// ImGui's context and its OpenGL renderer, on the GL context that is current.
class Drawing {
public:
    [[nodiscard]] Drawing();
    ~Drawing();
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;
    /// False if the GL context is older than OpenGL 3.0.
    bool ready() const { return ready_; }

private:
    bool ready_;
};

/// Draws one frame of `app`. The caller has fed the input and the time. True if some of the input
/// waits for another frame: ImGui plays a press and a release that came together one by one.
bool draw_frame(shell::App& app, const Display& display);

/// Prints "temper: " and the sentence on stderr. Gives the exit status for a failure.
int complain(std::string_view sentence);

}  // namespace temper::desktop
