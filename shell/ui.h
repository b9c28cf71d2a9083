#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "imgui.h"
#include "shell/platform.h"
#include "shell/semantics.h"
#include "shell/theme.h"

namespace temper::shell {

/// How one run of text looks. Sizes are whole pixels, as ImGui bakes them.
struct Type {
    Face face = Face::sans;
    float px = 13;
    ImU32 colour = 0;
    float align = 0;  ///< 0: `x` is the left end, 0.5 the middle, 1 the right end
};

/// What the person did to a widget in this frame.
struct Touched {
    unsigned id = 0;
    bool pressed = false;  ///< clicked, tapped, or Enter or Space on it
    bool held = false;     ///< the pointer went down on it and is still down
    bool hovered = false;
    bool focused = false;  ///< by keyboard or by the last press
};

/// A field being edited: one at a time.
struct Editing {
    unsigned id = 0;  ///< of the widget; 0 when nothing is edited
    std::string text = {};
    bool system = false;   ///< the platform's own field lies over the canvas
    bool lines = false;    ///< a text of many lines
    bool opening = false;  ///< the first frame of our own field
    bool ended = false;    ///< closed by the person; `keep` says how
    bool keep = false;
    std::string rejected = {};  ///< why what was typed cannot be used; shown until it can or Esc
};

/// One frame's drawing and what it remembers between frames: every widget is a function of it.
class Ui {
public:
    explicit Ui(Platform& owner) : platform(owner) {}

    Platform& platform;
    const Theme* theme = &light_theme();
    double now = 0;           ///< ms, of this frame
    bool keyboard = false;    ///< a key was the last to move the focus: show the ring
    std::vector<Node> nodes;  ///< this frame's widgets in reading order
    Editing editing;
    std::vector<std::string> notices;  ///< what to say at the foot of the screen, once
    /// Where this frame's wheel turns move something, and which way they still can.
    struct Scroller {
        Box area;
        bool up, down;
    };
    std::vector<Scroller> scrollers;

    void begin_frame();
    /// Draws what lies on top: the open explanation and the focus ring.
    void end_frame();
    /// Milliseconds until something moves on its own: 0 at once, negative never.
    double next_frame_ms() const;

    /// The widget at `box`: an ImGui item that mouse, finger and keys can reach, and its node.
    Touched item(const char* label, const Box& box, Node node);
    /// Where a press on `box` is taken: 24 each way, 44 for a finger, around the same centre.
    Box reach(const Box& box) const;
    /// A node that nobody can press: a sentence, a chart.
    void state(Node node) { nodes.push_back(std::move(node)); }
    /// Whether a slider follows the pointer now: at once under a mouse; under a finger once it
    /// moves aside further than up or down, or on a tap.
    bool drags(const Touched& touched);
    /// Whether a finger has taken a slider and moves it.
    bool sliding() const { return slide_id_ != 0; }
    /// Claims the arrow keys while this item has the focus, so that they change its value.
    void own_arrows(unsigned id);

    /// Gives the keyboard's focus to an item of the lab.
    void focus(unsigned id);

    /// Whether the focused control has claimed them in this frame.
    bool arrows_taken() const { return arrows_taken_; }

    /// Offers an explanation of the widget just made: on stillness, on `i`, on a long press.
    void explain(const Touched& touched, const Box& box, const std::function<Explain()>& make);
    const std::optional<Explain>& explanation() const { return shown_; }
    /// Closes the explanation; false if none was open.
    bool close_explanation();

    /// `target`, reached in `ms` after a change by key or click; at once while something is held.
    /// `key` names the value among all on screen.
    float eased(unsigned key, float target, float ms = 240);
    /// 0 to 1 over `ms` since `start`; 1 with reduced motion. Keeps frames coming until it is 1.
    float progress(double start, float ms);
    /// Whether a pointer is down on something of ours.
    bool holding() const;
    /// Whether `key` was pressed and is the lab's: no field is open, and Space finds no focused
    /// control to press.
    bool lab_key(int key) const;
    /// The arrow of this frame, which nobody owned, moves something: the focus stays where it is.
    void keep_focus();
    /// What the keyboard has just moved to and may lie out of sight.
    std::optional<Box> focus_to_show() const;
    /// What is drawn from here on scrolls, or no longer does.
    void scrolls(bool on) { in_content_ = on; }
    /// Asks for a frame `ms` from now.
    void wake_in(double ms);

    /// A field's beginning: the platform lends its own, or ours opens.
    void begin_edit(unsigned id, const Box& box, std::string text, const Type& type, bool numeric,
                    bool lines = false);

private:
    struct Motion {
        float from = 0, to = 0;
        double start = 0;
    };
    std::unordered_map<unsigned, Motion> motions_;
    double wake_ = -1;
    std::optional<Box> focus_box_;
    unsigned focus_id_ = 0, shown_focus_id_ = 0;
    std::ptrdiff_t focus_at_ = 0;  ///< among `nodes`
    bool in_content_ = false, focus_in_content_ = false;
    bool arrows_taken_ = false;
    bool space_taken_ = false;  ///< the focused control is one that Space presses
    unsigned slide_id_ = 0;     ///< the slider that a finger moves

    // The explanation: whose it is, since when the pointer has been still on what, or away.
    unsigned open_id_ = 0, hover_id_ = 0, long_pressed_ = 0;
    double still_since_ = 0, away_since_ = 0;
    bool pinned_ = false;  ///< opened by key or long press: stays until Esc or another press
    bool source_seen_ = false, panel_hovered_ = false;
    Box source_;
    std::optional<Explain> shown_;

    void mend_focus();
    bool asks_to_explain(const Touched& touched);
    void close_when_left();
    void draw_explanation();
};

/// The width of `text` in `type`.
float width(std::string_view text, const Type& type);

/// Draws `text` with its baseline at `baseline` into the current window; returns its right end.
float text(float x, float baseline, std::string_view text, const Type& type);

/// `text`, shortened to `room` with an ellipsis.
std::string fitted(std::string_view text, const Type& type, float room);

/// `text` in lines of at most `room`, broken at spaces; a longer word has a line to itself.
std::vector<std::string> wrapped(std::string_view text, const Type& type, float room);

}  // namespace temper::shell
