#pragma once
#include "shell/semantics.h"
#include "shell/ui.h"

namespace temper::shell {

/// A band that flows from an upright edge to another, as rivers and sankeys do.
struct Ribbon {
    float x0, top0, bottom0;
    float x1, top1, bottom1;
};

void ribbon_fill(const Ribbon& ribbon, ImU32 colour, ImU32 edge);
void ribbon_outline(const Ribbon& ribbon, ImU32 colour, float width);
/// The course through the middle, as a line.
void ribbon_course(const Ribbon& ribbon, ImU32 colour, float width);

}  // namespace temper::shell
