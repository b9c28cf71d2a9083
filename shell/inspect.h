#pragma once
#include <span>
#include <string>

#include "shell/semantics.h"
#include "shell/session.h"

namespace temper::shell {

/// `nodes` and the state around them as JSON:
/// {"lab", "frame", "undo", "redo", "scroll", "height", "nodes": [{"id", "role", "name", "value",
/// "box": [x, y, w, h], "now", "min", "max", "focused", "disabled", "on"}]}. Boxes are in lengths
/// of which a display unit has `unit`; `now`, `min` and `max` stand where the node has a range or
/// an exact value.
std::string inspect(std::span<const Node> nodes, const Session& session, int frame, float scroll,
                    float height, float unit = 1);

}  // namespace temper::shell
