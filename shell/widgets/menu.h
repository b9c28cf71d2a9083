#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shell/scroll.h"
#include "shell/ui.h"

namespace temper::shell {

/// One line of a menu. An empty label is a rule between groups.
struct MenuItem {
    std::string label;
    std::string hint = {};  ///< at the right: its key, or what it is now
    bool disabled = false;
};

/// Which menu is open: one at a time.
struct MenuState {
    std::string open = {};
    bool opening = false;  ///< the first frame: it takes the focus
    Scroll scroll = {};    ///< of one that is taller than the screen
};

/// A menu that hangs from `anchor` while `state.open` is `name`; gives the item chosen. Up, Down,
/// Enter choose; Esc or a press elsewhere closes.
std::optional<std::size_t> menu(Ui& ui, std::string_view name, const Box& anchor,
                                std::span<const MenuItem> items, MenuState& state);

}  // namespace temper::shell
