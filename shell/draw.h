#pragma once
#include <span>

#include "shell/semantics.h"
#include "shell/ui.h"

namespace temper::shell {

// Marks on the current window's draw list. Lengths in display units.

void fill(const Box& box, ImU32 colour, float radius = 0);
void outline(const Box& box, ImU32 colour, float radius = 0, float width = 1);
void dashed_outline(const Box& box, ImU32 colour, float radius = 0);
/// A line with ends as given; `hairline` snaps an upright or level one to whole device pixels.
void line(ImVec2 from, ImVec2 to, ImU32 colour, float width = 1);
void hairline(const Box& box, ImU32 colour);
void level(float x, float y, float length, ImU32 colour);
void upright(float x, float y, float length, ImU32 colour);
void dashed_level(float x, float y, float length, ImU32 colour, float width);
void disc(ImVec2 centre, float radius, ImU32 colour);
void ring(ImVec2 centre, float radius, ImU32 colour, float width);
/// Covers the corners of a square-cornered `box` so that it looks rounded on `ground`.
void round_off(const Box& box, float radius, ImU32 ground);
/// A tick that marks where a value was before, with a halo of the ground.
void reference_tick(float x, float middle, float half, ImU32 colour, ImU32 ground);
/// A pie slice from twelve o'clock, clockwise; `share` in [0, 1].
void slice(ImVec2 centre, float radius, float share, ImU32 colour);
/// The mark: an ink disc whose ember slice is `share`.
void coin(const Ui& ui, ImVec2 centre, float radius, float share);
/// The one shadow: a thing in the hand, an open explanation.
void shadow(const Box& box, float radius, bool dark);

/// Icons, drawn around a centre.
enum class Icon {
    undo,
    redo,
    theme,
    menu,
    chevron,
    plus,
    cross,
    die,
    file,
    save,
    up,
    down,
    play,
    stop,
    pause,
    step,
    back,
    first,
    last,
    tokens,
    tab,
    chain,
    river,
    columns,
};
void icon(Icon which, ImVec2 centre, ImU32 colour);

}  // namespace temper::shell
