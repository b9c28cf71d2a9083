#pragma once
#include <GLFW/glfw3.h>

namespace temper::desktop {

/// Puts the window where it was when it was last closed, if any of it would be seen there.
/// False if nothing is known of it.
bool restore_placement(GLFWwindow* window);
/// Keeps where the window is for the next start.
void keep_placement(GLFWwindow* window);

}  // namespace temper::desktop
