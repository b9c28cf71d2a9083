#pragma once
#include <GLFW/glfw3.h>

namespace temper::desktop {

/// Gives the window Temper's mark, for desktops that do not know the program from its package.
void set_icon(GLFWwindow* window);

}  // namespace temper::desktop
