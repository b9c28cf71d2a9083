#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "shell/ui.h"

namespace temper::shell {

/// A text that becomes a field when pressed, on Enter, or by typing a digit where a number stands.
struct Field {
    std::string_view name;  ///< what and of what: "Logit of Paris"
    std::string_view shown;
    std::string_view edited;  ///< what the open field starts with
    Type type;
    bool numeric = false;
    bool lines = false;            ///< a text of many lines, which fills its box while it is edited
    bool drawn_by_caller = false;  ///< while it is not edited
};

/// Takes what was typed: empty if it was used, else a sentence why not, shown until it can be.
using Accept = std::function<std::string(const std::string& typed)>;

/// Draws `field` in `box`: its text stands at `x` with `baseline`, aligned as its type says.
Touched field(Ui& ui, const Box& box, float x, float baseline, const Field& field,
              const Accept& accept);

}  // namespace temper::shell
