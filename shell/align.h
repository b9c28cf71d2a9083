#pragma once

struct ImDrawData;

namespace temper::shell {

/// Moves every glyph of a rendered frame to the nearest whole device pixel. Pens advance by
/// fractions, so that words keep their true width; glyphs drawn between two pixels would blur.
/// Call between `ImGui::Render` and drawing.
void align_glyphs(ImDrawData& frame);

}  // namespace temper::shell
