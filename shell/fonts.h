#pragma once
#include "shell/platform.h"

struct ImFont;

namespace temper::shell {

/// Fills the atlas of the current ImGui context with the five faces, whose glyphs `platform`
/// draws as they are first needed. All ten digits get the width of the widest, so columns of
/// numbers align in any font. Call once, before the first frame; `platform` outlives the context.
void install_fonts(Platform& platform);

/// The face for `ImGui::PushFont(font(face), px)`.
ImFont* font(Face face);

}  // namespace temper::shell
