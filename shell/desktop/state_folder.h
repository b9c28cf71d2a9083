#pragma once
#include <string>

#include "core/result.h"

namespace temper::desktop {

/// Where the program keeps what it should know at its next start: `temper/` below XDG_STATE_HOME,
/// which is ~/.local/state unless set. Made if it is missing. An error says why there is none.
Result<std::string> state_folder();

}  // namespace temper::desktop
