#pragma once
#include "shell/session.h"
#include "shell/ui.h"

namespace temper::shell {

enum class FaultAnswer { none, discard, open_another };

/// Says why a document was refused, where, and that nothing was lost. Not modal: the lab lives on.
FaultAnswer fault_panel(Ui& ui, const Fault& fault, const Box& area);

}  // namespace temper::shell
