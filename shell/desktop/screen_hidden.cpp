#include <GLFW/glfw3.h>

#include <string>

#include "shell/desktop/opengl.h"
#include "shell/desktop/screen.h"

namespace temper::desktop {
namespace {

class HiddenScreen : public Screen {
public:
    explicit HiddenScreen(GLFWwindow* window) : window_(window) {}
    ~HiddenScreen() override {
        glfwDestroyWindow(window_);
        glfwTerminate();
    }

private:
    GLFWwindow* window_;
};

}  // namespace

Result<std::unique_ptr<Screen>> Screen::make(int width, int height) {
    if (!glfwInit()) return Error{"", "a picture needs a display, and this machine has none"};
    ask_for_opengl();
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    glfwWindowHint(GLFW_COCOA_RETINA_FRAMEBUFFER, GLFW_FALSE);
    GLFWwindow* window = glfwCreateWindow(width, height, "Temper", nullptr, nullptr);
    int wide = 0, high = 0;
    if (window) glfwGetFramebufferSize(window, &wide, &high);
    if (wide != width || high != height) {
        glfwTerminate();
        return Error{"",
                     window ? "this display has no picture of that size" : std::string(no_opengl)};
    }
    glfwMakeContextCurrent(window);
    return std::unique_ptr<Screen>(new HiddenScreen(window));
}

}  // namespace temper::desktop
