#pragma once
#include <span>

#include "shell/lab.h"

namespace temper::shell {

/// The card that names the keys, those of the lab first; true when it was closed.
bool keys_panel(Ui& ui, const Box& area, std::span<const KeyHelp> of_lab);

}  // namespace temper::shell
