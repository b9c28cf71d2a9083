#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shell/draw.h"
#include "shell/ui.h"

namespace temper::shell {

enum class Look {
    ember,     ///< rolls, plays, stops: chance
    outlined,  ///< an ordinary act
    quiet,     ///< a lesser one: no ground of its own
};

struct Button {
    std::string_view label;  ///< shown; empty for an icon alone
    std::string_view name;   ///< for those who hear it; the label if empty
    Look look = Look::outlined;
    std::optional<Icon> icon = std::nullopt;
    bool disabled = false;
    bool on = false;  ///< pressed in, or its menu is open
};

float button_width(const Button& button);
Touched button(Ui& ui, const Box& box, const Button& button);

/// One choice of few, side by side, filling `box`. True when `chosen` changed.
bool segmented(Ui& ui, const Box& box, std::span<const std::string_view> items, int& chosen);
float segmented_width(std::span<const std::string_view> items);

/// A number with its caption above and its unit behind, which explains itself. Returns its bottom.
struct Fact {
    std::string_view label;
    std::string value, unit = {};
    float px = 22;
};
void fact(Ui& ui, float x, float y, const Fact& fact, const std::function<Explain()>& explain);

}  // namespace temper::shell
