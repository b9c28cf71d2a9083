#pragma once
#include <functional>
#include <string>

#include "shell/ui.h"

namespace temper::shell {

/// A number that the caller draws in `box`, which keys, pointer and finger reach and which explains
/// itself. `label` tells it from its neighbours.
inline void explained(Ui& ui, const char* label, const Box& box, std::string name,
                      std::string value, const std::function<Explain()>& make, double now = 0) {
    const Touched touched = ui.item(
        label, box,
        {.role = Role::text, .name = std::move(name), .value = std::move(value), .now = now});
    ui.explain(touched, box, make);
}

}  // namespace temper::shell
