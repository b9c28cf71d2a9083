#pragma once
#include <GLFW/glfw3.h>

#include <deque>

namespace temper::desktop {

/// Gives the keyboard's events to ImGui, at most one chord a frame. ImGui looks at the state that a
/// frame ends with: a Ctrl+Z whose Ctrl is let go in the same frame would be a Z. On a slow machine
/// a frame is longer than a key press.
class Keyboard {
public:
    struct Event {
        int key = GLFW_KEY_UNKNOWN, scancode = 0, action = GLFW_PRESS, mods = 0;
        unsigned character = 0;  ///< typed text, if it is not 0; the rest is then not used
    };

    void take(GLFWwindow* window, const Event& event);
    /// After a frame: hands on what waited for the next. False if nothing did.
    bool frame_drawn(GLFWwindow* window);

private:
    std::deque<Event> waiting_;
    bool pressed_ = false;  ///< in this frame
};

}  // namespace temper::desktop
