#include "shell/desktop/window_platform.h"

#include <cstdio>
#include <string>

#if defined(__unix__) && !defined(__APPLE__)
// Its header wants X11's; and a GLFW that was built for Wayland alone does not have it.
// NOLINTNEXTLINE(readability-identifier-naming): the name is GLFW's
extern "C" __attribute__((weak)) unsigned long glfwGetX11Window(GLFWwindow* window);
#else
// NOLINTNEXTLINE(readability-identifier-naming): the name is GLFW's
constexpr unsigned long (*glfwGetX11Window)(GLFWwindow*) = nullptr;
#endif

namespace temper::desktop {
namespace {

/// The window in the portal's words; empty where only the portal's own means could name it.
std::string portal_name(GLFWwindow* window) {
    const unsigned long id = glfwGetX11Window && window ? glfwGetX11Window(window) : 0;
    if (id == 0) return {};
    char name[32];
    std::snprintf(name, sizeof name, "x11:%lx", id);
    return name;
}

}  // namespace

WindowPlatform::WindowPlatform(std::optional<bool> reduced_motion)
    : DesktopPlatform({}), reduced_motion_(reduced_motion), portal_([this] {
          news_ = true;
          glfwPostEmptyEvent();
      }) {
    read_preferences();
}

bool WindowPlatform::take_news() {
    if (!news_.exchange(false)) return false;
    read_preferences();
    return true;
}

void WindowPlatform::choose_file() {
    portal_.choose_file(portal_name(window_));
}

bool WindowPlatform::save_file(std::string_view name, std::string_view bytes) {
    portal_.save_file(portal_name(window_), std::string(name), std::string(bytes));
    return false;
}

void WindowPlatform::copy_text(std::string_view text) {
    glfwSetClipboardString(window_, std::string(text).c_str());
}

void WindowPlatform::save_picture(std::string_view name, float x, float y, float width,
                                  float height) {
    wanted_ = Wanted{std::string(name), x, y, width, height};
}

void WindowPlatform::read_preferences() {
    preferences_ = portal_.preferences();
    // X11's content scale has the desktop's text size in it already.
    if (glfwGetX11Window) preferences_.text_scale = preferences_from_environment().text_scale;
    if (reduced_motion_) preferences_.reduced_motion = *reduced_motion_;
}

}  // namespace temper::desktop
