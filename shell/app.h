#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "shell/platform.h"

namespace temper::shell {

/// How the application was opened.
struct Start {
    bool embedded = false;       ///< a guest in a page: no bar, no tabs
    std::string theme = "auto";  ///< "auto", "light" or "dark"
};

/// The application: one scenario, drawn by one lab. The door (web or desktop) makes the ImGui
/// context and its renderer before it and destroys them after it, feeds `ImGuiIO`, and calls
/// `frame` when `wants_frame` says so or input came.
class App {
public:
    App(Platform& platform, const Start& start);
    ~App();

    /// Draws one frame into the full display: between `ImGui::NewFrame` and `ImGui::Render`.
    void frame();
    /// Milliseconds until a frame is due without any input: 0 for at once, negative for never.
    double next_frame_ms() const;

    /// A scenario file's text that was dropped, pasted, chosen or named; `name` is shown with a
    /// fault. False if it was refused: then the scenario on screen is untouched and the fault
    /// shown.
    bool open_text(std::string_view name, std::string_view text);

    /// The undo history that came with the scenario, from the build that was left for this one.
    void take_history(std::string_view carried);

    /// Shows a sentence for a moment: what became of a file, for example.
    void say(std::string_view sentence);

    /// What the system's text field holds now, and how it closed (`keep`: Enter or leaving it; else
    /// Esc).
    void edited(std::string_view text);
    void edit_ended(bool keep);

    /// Whether the keyboard focus stands on the last (or first) control, so that Tab (or Shift+Tab)
    /// should leave the lab.
    bool focus_at_end(bool backwards) const;
    /// Whether Escape has something to close, to put back or to let go of; else it leaves the lab.
    bool claims_escape() const;
    /// Whether a drag that starts here is ours, not the page's scroll. In display units.
    bool claims_drag(float x, float y) const;
    /// Whether a wheel turn here moves something of ours.
    bool claims_wheel(float x, float y, float dy) const;

    /// Whether the dark theme is on screen.
    bool dark() const;
    /// The scenario's title; may be empty.
    std::string_view title() const;
    /// The scenario on screen as its document.
    std::string scenario_json() const;
    /// What is on screen, for tests and for the accessibility mirror: every widget of the last
    /// frame with role, name, value, state and rectangle, in reading order, and the shown numbers.
    /// Rectangles in lengths of which a display unit has `unit`.
    std::string inspect_json(float unit = 1) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace temper::shell
