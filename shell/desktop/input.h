#pragma once
#include <GLFW/glfw3.h>

#include "shell/app.h"
#include "shell/desktop/frame.h"
#include "shell/desktop/keyboard.h"

namespace temper::desktop {

/// A window with the application in it, and the frames it owes.
struct View {
    GLFWwindow* window;
    shell::App& app;
    const shell::Platform& platform;
    float fixed_scale;  ///< 0: the display's own
    Keyboard keyboard = {};
    int frames_due = 3;

    /// After input one frame acts on it and two more let layout and hover settle.
    void touch() { frames_due = 3; }
    Display display() const;
};

/// Feeds the window's input to ImGui and to the application in `view`, which outlives it.
void take_input(View& view);

}  // namespace temper::desktop
