#pragma once
#include <GLFW/glfw3.h>

#include <atomic>
#include <optional>
#include <utility>

#include "shell/desktop/desktop_platform.h"
#include "shell/desktop/portal.h"

namespace temper::desktop {

/// The platform of a window: GLFW's clock and clipboard, the desktop's dialogs and settings.
class WindowPlatform : public DesktopPlatform {
public:
    /// `reduced_motion` goes before what the desktop says. GLFW is running.
    explicit WindowPlatform(std::optional<bool> reduced_motion);

    /// The window that dialogs belong to and the clipboard is read for.
    void attach(GLFWwindow* window) { window_ = window; }
    /// Whether the desktop had news since the last call: another theme, a file chosen.
    bool take_news();
    std::vector<Chosen> take_chosen() { return portal_.take_chosen(); }

    double now_ms() const override { return 1000 * glfwGetTime(); }
    void choose_file() override;
    /// False: the file goes out when the dialog has been answered.
    bool save_file(std::string_view name, std::string_view bytes) override;
    void copy_text(std::string_view text) override;
    void save_picture(std::string_view name, float x, float y, float width, float height) override;

    /// A picture that was asked for since the last call, of the frame that comes next.
    struct Wanted {
        std::string name;
        float x, y, width, height;  ///< in display units
    };
    std::optional<Wanted> take_wanted() { return std::exchange(wanted_, std::nullopt); }

private:
    void read_preferences();

    GLFWwindow* window_ = nullptr;
    std::optional<bool> reduced_motion_;
    std::atomic<bool> news_ = false;
    Portal portal_;
    std::optional<Wanted> wanted_;
};

}  // namespace temper::desktop
