#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace temper::shell {

/// A rectangle in display units, y downwards.
struct Box {
    float x = 0, y = 0, w = 0, h = 0;
    float right() const { return x + w; }
    float bottom() const { return y + h; }
    float middle() const { return y + h / 2; }
    float centre() const { return x + w / 2; }
    bool contains(float px, float py) const {
        return px >= x && px < right() && py >= y && py < bottom();
    }
    Box grown(float by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
};

/// What a widget is, in ARIA's words.
enum class Role { button, switch_, slider, radio, tab, menu_item, textbox, text, image, status };

std::string_view name_of(Role role);

/// What one widget says of itself: for those who hear or script the screen instead of seeing it.
struct Node {
    unsigned id = 0;
    Role role = Role::text;
    std::string name = {};   ///< what and of what: "Logit of Paris"
    std::string value = {};  ///< as it is shown, with its unit
    Box box = {};
    bool ranged = false;  ///< a slider: `now` lies in [min, max]
    double now = 0, min = 0, max = 0;
    bool focused = false, disabled = false;
    bool on = false;    ///< pressed, checked, selected or expanded
    bool grip = false;  ///< a drag that starts here moves it in any direction: never a scroll
};

/// An explanation: where a number comes from, with the present values put in.
struct Explain {
    std::string title;               ///< "Perplexity = e^H"
    std::vector<std::string> lines;  ///< the formula, then the formula with values
    std::string sentence;            ///< what it means, in plain words
    std::string value;               ///< the result in full, for copying
};

}  // namespace temper::shell
