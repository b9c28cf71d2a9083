#pragma once
#include "shell/ui.h"

namespace temper::shell {

/// The card that names the keys; true when it was closed.
bool keys_panel(Ui& ui, const Box& area);

}  // namespace temper::shell
