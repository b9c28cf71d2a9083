#include "shell/desktop/placement.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "shell/desktop/files.h"
#include "shell/desktop/state_folder.h"

namespace temper::desktop {
namespace {

struct Placement {
    int width = 0, height = 0, x = 0, y = 0, maximized = 0;
};

constexpr const char* format = "%dx%d%+d%+d maximized=%d";
constexpr int grip =
    100;  ///< as much of a window must be on a monitor that it can be taken hold of

bool seen(const Placement& p) {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    for (int i = 0; i < count; ++i) {
        int x = 0, y = 0, width = 0, height = 0;
        glfwGetMonitorWorkarea(monitors[i], &x, &y, &width, &height);
        const int across = std::min(p.x + p.width, x + width) - std::max(p.x, x);
        const int down = std::min(p.y + p.height, y + height) - std::max(p.y, y);
        if (across >= grip && down >= grip) return true;
    }
    return false;
}

}  // namespace

bool restore_placement(GLFWwindow* window) {
    const auto folder = state_folder();
    if (!folder) return false;
    const auto text = read_file(*folder + "/window");
    Placement p;
    if (!text || std::sscanf(text->c_str(), "%dx%d%d%d maximized=%d", &p.width, &p.height, &p.x,
                             &p.y, &p.maximized) != 5)
        return false;
    if (p.width < 320 || p.height < 400 || p.width > 16384 || p.height > 16384) return false;
    glfwSetWindowSize(window, p.width, p.height);
    if (seen(p)) glfwSetWindowPos(window, p.x, p.y);
    if (p.maximized) glfwMaximizeWindow(window);
    return true;
}

void keep_placement(GLFWwindow* window) {
    const auto folder = state_folder();
    if (!folder || glfwGetWindowAttrib(window, GLFW_ICONIFIED)) return;
    Placement p;
    p.maximized = glfwGetWindowAttrib(window, GLFW_MAXIMIZED);
    glfwGetWindowSize(window, &p.width, &p.height);
    glfwGetWindowPos(window, &p.x, &p.y);
    char line[96];
    std::snprintf(line, sizeof line, format, p.width, p.height, p.x, p.y, p.maximized);
    write_file(*folder + "/window", line, Durable::no);
}

}  // namespace temper::desktop
