#include "shell/desktop/input.h"

#include <algorithm>

#include "imgui.h"
#include "imgui_impl_glfw.h"
#include "shell/desktop/opening.h"

namespace temper::desktop {
namespace {

View& touched(GLFWwindow* window) {
    View& view = *static_cast<View*>(glfwGetWindowUserPointer(window));
    view.touch();
    return view;
}

/// Display units in one unit of GLFW's; where that is a pixel (X11), 1 / scale.
double units(const View& view) {
    int width = 1, height = 1;
    glfwGetWindowSize(view.window, &width, &height);
    const Display on = view.display();
    return static_cast<double>(on.width) / std::max(width, 1) / static_cast<double>(on.scale);
}

/// Outside a text field, pasting opens the scenario that the clipboard holds.
bool pastes_scenario(int key, int action, int mods) {
    return key == GLFW_KEY_V && action == GLFW_PRESS && mods == GLFW_MOD_CONTROL &&
           !ImGui::GetIO().WantTextInput;
}

void on_key(GLFWwindow* window, int key, int scancode, int action, int mods) {
    View& view = touched(window);
    view.keyboard.take(window, {key, scancode, action, mods});
    if (!pastes_scenario(key, action, mods)) return;
    if (const char* text = glfwGetClipboardString(window)) view.app.open_text("pasted text", text);
}

void on_cursor(GLFWwindow* window, double x, double y) {
    const double unit = units(touched(window));
    ImGui_ImplGlfw_CursorPosCallback(window, x * unit, y * unit);
}

void on_drop(GLFWwindow* window, int count, const char** paths) {
    View& view = touched(window);
    open_path(view.app, paths[0]);
    if (count > 1) view.app.say("One scenario is shown at a time: the first of the files is open");
}

}  // namespace

Display View::display() const {
    int width = 0, height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    float scale = fixed_scale, unused = 1;
    if (scale <= 0) {
        glfwGetWindowContentScale(window, &scale, &unused);
        scale *= platform.text_scale();
    }
    return {width, height, std::clamp(scale, 0.5f, 8.0f)};
}

void take_input(View& view) {
    GLFWwindow* window = view.window;
    glfwSetWindowUserPointer(window, &view);
    glfwSetKeyCallback(window, on_key);
    glfwSetCursorPosCallback(window, on_cursor);
    glfwSetDropCallback(window, on_drop);
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
        touched(w).keyboard.take(w, {.character = character});
    });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
        touched(w);
        ImGui_ImplGlfw_CursorEnterCallback(w, entered);
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) {
        touched(w);
        ImGui_ImplGlfw_MouseButtonCallback(w, button, action, mods);
    });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
        touched(w);
        ImGui_ImplGlfw_ScrollCallback(w, x, y);
    });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int focused) {
        touched(w);
        ImGui_ImplGlfw_WindowFocusCallback(w, focused);
    });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { touched(w); });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { touched(w); });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { touched(w); });
}

}  // namespace temper::desktop
