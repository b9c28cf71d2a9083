#include "shell/desktop/window.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string>

#include "imgui.h"
#include "imgui_impl_glfw.h"
#include "shell/app.h"
#include "shell/desktop/files.h"
#include "shell/desktop/frame.h"
#include "shell/desktop/window_platform.h"

namespace temper::desktop {
namespace {

/// The window with the application in it, and the frames it owes.
struct Window {
    GLFWwindow* glfw;
    WindowPlatform* platform = nullptr;
    shell::App* app = nullptr;
    const Options* options = nullptr;
    int frames_due = 3;  ///< after input, one frame acts on it and two let layout and hover settle

    void touch() { frames_due = 3; }
    float scale() const {
        if (options->scale > 0) return options->scale;
        float x = 1, y = 1;
        glfwGetWindowContentScale(glfw, &x, &y);
        return std::clamp(x, 0.5f, 8.0f);
    }
    Display display() const {
        int width = 0, height = 0;
        glfwGetFramebufferSize(glfw, &width, &height);
        return {width, height, scale()};
    }
    /// Display units in one unit of GLFW's: where windows are measured in pixels (X11), 1 / scale.
    double units() const {
        int width = 1, height = 1;
        glfwGetWindowSize(glfw, &width, &height);
        const Display on = display();
        return static_cast<double>(on.width) / std::max(width, 1) / static_cast<double>(on.scale);
    }
};

Window& of(GLFWwindow* glfw) {
    Window& window = *static_cast<Window*>(glfwGetWindowUserPointer(glfw));
    window.touch();
    return window;
}

void open_path(shell::App& app, const std::string& path) {
    const auto text = read_file(path);
    if (!text) {
        complain(text.error().message);
        return;
    }
    app.open_text(base_name(path), *text);
}

/// Outside a text field, pasting opens what the clipboard holds.
bool pastes_scenario(int key, int action, int mods) {
    return key == GLFW_KEY_V && action == GLFW_PRESS && mods == GLFW_MOD_CONTROL &&
           !ImGui::GetIO().WantTextInput;
}

void on_key(GLFWwindow* glfw, int key, int scancode, int action, int mods) {
    Window& window = of(glfw);
    ImGui_ImplGlfw_KeyCallback(glfw, key, scancode, action, mods);
    if (!pastes_scenario(key, action, mods)) return;
    if (const char* text = glfwGetClipboardString(glfw)) window.app->open_text("clipboard", text);
}

void install_callbacks(GLFWwindow* glfw) {
    glfwSetKeyCallback(glfw, on_key);
    glfwSetCharCallback(glfw, [](GLFWwindow* w, unsigned c) {
        of(w);
        ImGui_ImplGlfw_CharCallback(w, c);
    });
    glfwSetCursorPosCallback(glfw, [](GLFWwindow* w, double x, double y) {
        const double units = of(w).units();
        ImGui_ImplGlfw_CursorPosCallback(w, x * units, y * units);
    });
    glfwSetCursorEnterCallback(glfw, [](GLFWwindow* w, int entered) {
        of(w);
        ImGui_ImplGlfw_CursorEnterCallback(w, entered);
    });
    glfwSetMouseButtonCallback(glfw, [](GLFWwindow* w, int button, int action, int mods) {
        of(w);
        ImGui_ImplGlfw_MouseButtonCallback(w, button, action, mods);
    });
    glfwSetScrollCallback(glfw, [](GLFWwindow* w, double x, double y) {
        of(w);
        ImGui_ImplGlfw_ScrollCallback(w, x, y);
    });
    glfwSetWindowFocusCallback(glfw, [](GLFWwindow* w, int focused) {
        of(w);
        ImGui_ImplGlfw_WindowFocusCallback(w, focused);
    });
    glfwSetDropCallback(glfw, [](GLFWwindow* w, int count, const char** paths) {
        if (count > 0) open_path(*of(w).app, paths[0]);
    });
    glfwSetFramebufferSizeCallback(glfw, [](GLFWwindow* w, int, int) { of(w); });
    glfwSetWindowContentScaleCallback(glfw, [](GLFWwindow* w, float, float) { of(w); });
    glfwSetWindowRefreshCallback(glfw, [](GLFWwindow* w) { of(w); });
}

void draw(Window& window) {
    const Display display = window.display();
    if (display.width <= 0 || display.height <= 0) return;
    ImGui_ImplGlfw_NewFrame();
    draw_frame(*window.app, display);
    glfwSwapBuffers(window.glfw);
    if (!window.options->inspect.empty())
        write_file(window.options->inspect, window.app->inspect_json(), Durable::no);
}

/// Sleeps until there is something to draw: input, or a frame that the application asked for.
void wait(Window& window) {
    const double due_ms = window.frames_due > 0 ? 0 : window.app->next_frame_ms();
    if (due_ms < 0) glfwWaitEvents();
    else if (due_ms > 0) glfwWaitEventsTimeout(due_ms / 1000);
    else glfwPollEvents();
    if (due_ms >= 0) window.frames_due = std::max(window.frames_due, 1);
    if (window.platform->take_news()) window.touch();
}

/// What came of a file dialog.
void take(Window& window, const Chosen& chosen) {
    if (!chosen.fault.empty()) {
        complain(chosen.fault);
    } else if (chosen.what == Chosen::For::opening) {
        open_path(*window.app, chosen.path);
    } else {
        const Error error = write_file(chosen.path, chosen.bytes, Durable::yes);
        if (!error.message.empty()) complain(error.message);
    }
    window.touch();
}

void work(Window& window) {
    while (!glfwWindowShouldClose(window.glfw)) {
        wait(window);
        for (const Chosen& chosen : window.platform->take_chosen()) take(window, chosen);
        const bool hidden = glfwGetWindowAttrib(window.glfw, GLFW_ICONIFIED);
        if (window.frames_due == 0 || hidden) continue;
        --window.frames_due;
        draw(window);
    }
}

GLFWwindow* make_window(const Options& options) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, options.scale > 0 ? GLFW_FALSE : GLFW_TRUE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "temper");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "temper");
    const float scale = options.scale > 0 ? options.scale : 1;
    GLFWwindow* window =
        glfwCreateWindow(static_cast<int>(std::lround(static_cast<float>(options.width) * scale)),
                         static_cast<int>(std::lround(static_cast<float>(options.height) * scale)),
                         "Temper", nullptr, nullptr);
    if (!window) return nullptr;
    glfwSetWindowSizeLimits(window, 320, 400, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    return window;
}

std::string glfw_fault() {
    const char* description = nullptr;
    glfwGetError(&description);
    return description ? description : "no reason given";
}

int complain_no_display() {
    return complain("there is no display to open a window on (" + glfw_fault() +
                    "). `temper --png FILE` draws a picture without one");
}

int work_in(GLFWwindow* glfw, WindowPlatform& platform, const Options& options,
            std::optional<std::string_view> text) {
    platform.attach(glfw);
    const Drawing drawing;
    if (!drawing.ready()) return complain(no_opengl);
    ImGui_ImplGlfw_InitForOpenGL(glfw, false);
    {
        shell::App app(platform, {.theme = options.theme});
        Window window{glfw, &platform, &app, &options};
        glfwSetWindowUserPointer(glfw, &window);
        install_callbacks(glfw);
        if (text) app.open_text(base_name(options.scenario), *text);
        work(window);
    }
    ImGui_ImplGlfw_Shutdown();
    return 0;
}

}  // namespace

int run_window(const Options& options, std::optional<std::string_view> text) {
    if (!glfwInit()) return complain_no_display();
    int status = 0;
    {
        // Before the window: the desktop's settings come while the driver wakes up.
        WindowPlatform platform(options.reduced_motion);
        GLFWwindow* glfw = make_window(options);
        status = glfw ? work_in(glfw, platform, options, text)
                      : complain(std::string(no_opengl) + " (" + glfw_fault() + ")");
    }
    glfwTerminate();
    return status;
}

}  // namespace temper::desktop
