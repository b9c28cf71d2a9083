#pragma once
#include <string>
#include <vector>

#include "shell/ui.h"

namespace temper::shell {

/// One piece of the sentence at the head of a lab. Its words may be broken over lines; a piece
/// without spaces never is.
struct Run {
    std::string words;
    Type type;
    Box box = {};  ///< out: where its last line stands
};

/// Draws `runs` as one text from (x, baseline) in lines of at most `room`; gives the last baseline.
float flow(std::vector<Run>& runs, float x, float baseline, float room, float line_height);

/// How wide `runs` are on one line.
float flow_width(const std::vector<Run>& runs);

}  // namespace temper::shell
