#include "shell/desktop/window.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui.h"
#include "imgui_impl_glfw.h"
#include "shell/app.h"
#include "shell/desktop/files.h"
#include "shell/desktop/frame.h"
#include "shell/desktop/icon.h"
#include "shell/desktop/input.h"
#include "shell/desktop/opengl.h"
#include "shell/desktop/opening.h"
#include "shell/desktop/placement.h"
#include "shell/desktop/snapshot.h"
#include "shell/desktop/window_platform.h"
#include "shell/desktop/work.h"

namespace temper::desktop {
namespace {

/// What is shown is on the disk at most this long after it was drawn, or after the hand let go of
/// it: waiting for a disk would make a drag stumble.
constexpr double keep_after_ms = 800;
/// The largest scenarios take a tenth of a second to write down: that must stay rare.
constexpr double keep_share = 50;

/// The window while it is open.
struct Open {
    const Options& options;
    WindowPlatform& platform;
    Work& work;
    View& view;
    std::string title = {};  ///< of the scenario, as the window's title says
    double keep_after = keep_after_ms;
    double unkept_since = -1;  ///< when the first frame was drawn that the disk knows nothing of
};

void name_window(Open& open) {
    const std::string_view title = open.view.app.title();
    if (title == open.title) return;
    open.title = title;
    const std::string full = title.empty() ? "Temper" : open.title + " \u2013 Temper";
    glfwSetWindowTitle(open.view.window, full.c_str());
}

void draw(Open& open) {
    const Display display = open.view.display();
    if (display.width <= 0 || display.height <= 0) return;
    ImGui_ImplGlfw_NewFrame();
    const auto wanted = open.platform.take_wanted();
    const bool left = draw_frame(open.view.app, display);
    if (wanted)
        open.platform.save_file(wanted->name, png_of_frame(display, wanted->x, wanted->y,
                                                           wanted->width, wanted->height));
    if (left || open.view.keyboard.frame_drawn(open.view.window)) open.view.touch();
    glfwSwapBuffers(open.view.window);
    name_window(open);
    if (open.unkept_since < 0) open.unkept_since = open.platform.now_ms();
    if (!open.options.inspect.empty())
        write_file(open.options.inspect, open.view.app.inspect_json(), Durable::no);
}

void say(View& view, const std::string& sentence) {
    if (sentence.empty()) return;
    view.app.say(sentence);
    view.touch();
}

void keep(Open& open) {
    open.unkept_since = -1;
    const double began = open.platform.now_ms();
    const std::string scenario = open.view.app.scenario_json();
    open.keep_after = std::max(keep_after_ms, keep_share * (open.platform.now_ms() - began));
    open.work.keep(scenario);
    say(open.view, open.work.take_notice());
}

/// Milliseconds until the scenario is to be kept; negative: not before there is input.
double keep_due_ms(const Open& open) {
    if (open.unkept_since < 0 || ImGui::GetIO().MouseDown[0]) return -1;
    return std::max(0.0, open.unkept_since + open.keep_after - open.platform.now_ms());
}

bool minimized(const Open& open) {
    return glfwGetWindowAttrib(open.view.window, GLFW_ICONIFIED);
}

/// Milliseconds until something must be done without any input; negative: never.
double due_ms(const Open& open) {
    if (minimized(open)) return keep_due_ms(open);
    if (open.view.frames_due > 0) return 0;
    const double frame = open.view.app.next_frame_ms(), save = keep_due_ms(open);
    return frame < 0 ? save : save < 0 ? frame : std::min(frame, save);
}

/// Sleeps until there is something to do. True if a frame that the application asked for is due.
bool wait(Open& open) {
    const double frame_at = open.platform.now_ms() + open.view.app.next_frame_ms();
    const bool asked = open.view.app.next_frame_ms() >= 0;
    const double due = due_ms(open);
    if (due < 0) glfwWaitEvents();
    else if (due > 0) glfwWaitEventsTimeout(due / 1000);
    else glfwPollEvents();
    return asked && open.platform.now_ms() >= frame_at;
}

/// What came of a file dialog.
void take(View& view, const Chosen& chosen) {
    view.touch();
    if (!chosen.fault.empty()) return view.app.say("No file: " + chosen.fault);
    if (chosen.what == Chosen::For::opening) return open_path(view.app, chosen.path);
    const Error error = write_file(chosen.path, chosen.bytes, Durable::yes);
    view.app.say(error.message.empty() ? "Saved as " + chosen.path : "Not saved: " + error.message);
}

void work_until_closed(Open& open) {
    View& view = open.view;
    while (!glfwWindowShouldClose(view.window)) {
        if (wait(open)) view.frames_due = std::max(view.frames_due, 1);
        if (open.platform.take_news()) view.touch();
        for (const Chosen& chosen : open.platform.take_chosen()) take(view, chosen);
        if (keep_due_ms(open) == 0) keep(open);
        if (view.frames_due == 0 || minimized(open)) continue;
        --view.frames_due;
        draw(open);
    }
    keep(open);
}

GLFWwindow* make_window(const Options& options) {
    ask_for_opengl();
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, options.scale > 0 ? GLFW_FALSE : GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "temper");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "temper");
    const Size size = options.size.value_or(Size{});
    const float scale = options.scale > 0 ? options.scale : 1;
    GLFWwindow* window =
        glfwCreateWindow(static_cast<int>(std::lround(static_cast<float>(size.width) * scale)),
                         static_cast<int>(std::lround(static_cast<float>(size.height) * scale)),
                         "Temper", nullptr, nullptr);
    if (!window) return nullptr;
    glfwSetWindowSizeLimits(window, 320, 400, GLFW_DONT_CARE, GLFW_DONT_CARE);
    set_icon(window);
    if (!options.size) restore_placement(window);
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    glfwShowWindow(window);
    return window;
}

std::string glfw_fault() {
    const char* description = nullptr;
    glfwGetError(&description);
    return description ? description : "no reason given";
}

int work_in(GLFWwindow* window, WindowPlatform& platform, const Options& options,
            std::optional<std::string_view> text) {
    platform.attach(window);
    const Drawing drawing;
    if (!drawing.ready()) return complain(no_opengl);
    Work work(text ? Work::Take::fresh : Work::Take::last);
    ImGui_ImplGlfw_InitForOpenGL(window, false);
    {
        shell::App app(platform, {.theme = options.theme});
        View view{window, app, platform, options.scale};
        take_input(view);
        if (!text && work.text()) text = *work.text();
        open_first(app, options, text);
        say(view, work.take_notice());
        Open open{options, platform, work, view};
        work_until_closed(open);
    }
    keep_placement(window);
    ImGui_ImplGlfw_Shutdown();
    return 0;
}

}  // namespace

int run_window(const Options& options, std::optional<std::string_view> text) {
    if (!glfwInit())
        return complain("there is no display to open a window on (" + glfw_fault() +
                        "). `temper --png FILE` draws a picture without one");
    int status = 0;
    {
        // Before the window: the desktop's settings come while the driver wakes up.
        WindowPlatform platform(options.reduced_motion);
        GLFWwindow* window = make_window(options);
        status = window ? work_in(window, platform, options, text)
                        : complain(std::string(no_opengl) + " (" + glfw_fault() + ")");
    }
    glfwTerminate();
    return status;
}

}  // namespace temper::desktop
