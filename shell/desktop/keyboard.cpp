#include "shell/desktop/keyboard.h"

#include "imgui.h"
#include "imgui_impl_glfw.h"

namespace temper::desktop {
namespace {

bool is_modifier(int key) {
    return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER;
}

void hand_on(GLFWwindow* window, const Keyboard::Event& event) {
    if (event.character) return ImGui_ImplGlfw_CharCallback(window, event.character);
    ImGui_ImplGlfw_KeyCallback(window, event.key, event.scancode, event.action, event.mods);
    if (event.action == GLFW_RELEASE || is_modifier(event.key)) return;
    // The backend asks what is down now; what counts is what was down with the key.
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, event.mods & GLFW_MOD_CONTROL);
    io.AddKeyEvent(ImGuiMod_Shift, event.mods & GLFW_MOD_SHIFT);
    io.AddKeyEvent(ImGuiMod_Alt, event.mods & GLFW_MOD_ALT);
    io.AddKeyEvent(ImGuiMod_Super, event.mods & GLFW_MOD_SUPER);
}

}  // namespace

void Keyboard::take(GLFWwindow* window, const Event& event) {
    const bool modifier = !event.character && is_modifier(event.key);
    if (!waiting_.empty() || (modifier && pressed_)) {
        waiting_.push_back(event);
        return;
    }
    pressed_ |= !modifier && !event.character && event.action == GLFW_PRESS;
    hand_on(window, event);
}

bool Keyboard::frame_drawn(GLFWwindow* window) {
    pressed_ = false;
    if (waiting_.empty()) return false;
    std::deque<Event> events;
    events.swap(waiting_);
    for (const Event& event : events) take(window, event);
    return true;
}

}  // namespace temper::desktop
