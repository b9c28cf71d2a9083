#pragma once
#include <string_view>

#include "imgui.h"

namespace temper::web {

/// ImGui's key for a DOM `KeyboardEvent.code` such as "ArrowLeft"; letters come as the code of the
/// key that has them on an English keyboard, whatever the layout. `ImGuiKey_None` for any other.
ImGuiKey key_of(std::string_view code);

}  // namespace temper::web
