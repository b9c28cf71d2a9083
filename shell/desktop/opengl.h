#pragma once
#include <GLFW/glfw3.h>

#include <string_view>

namespace temper::desktop {

/// Asks GLFW for the oldest OpenGL that the interface can be drawn with: 3.0, which laptops have
/// since 2011, as has Mesa's software driver. macOS has none between 2.1 and 3.2 without its past.
inline void ask_for_opengl() {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
#ifdef __APPLE__
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
#else
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
#endif
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
}

constexpr std::string_view no_opengl =
    "this display's driver has no OpenGL 3.0, which Temper draws with. On Debian the package "
    "libgl1-mesa-dri brings one that runs on any machine";

}  // namespace temper::desktop
