#pragma once
#include <cstdint>

#include "shell/draws.h"
#include "shell/results.h"
#include "shell/ui.h"

namespace temper::shell {

/// By the width of the lab's own box, never by the device.
enum class Layout {
    wide,    ///< 1120 and more: all columns
    medium,  ///< 760 to 1119: side columns go below
    narrow,  ///< below 760: one column
    embed,   ///< a guest in a page: no bar, the lab at its smallest
};

/// What a lab asks of the session besides editing the scenario: dice are no edits.
struct Asks {
    std::uint64_t draw = 0;  ///< so many more draws
    bool stop = false;       ///< of those still waiting
    bool clear = false;      ///< forget the draws and begin again with run 0
    bool reset = false;      ///< the scenario as it was opened
};

/// What a lab is given to draw one frame.
struct LabFrame {
    Ui& ui;
    Box area;  ///< where it may draw; content that is taller scrolls
    Layout layout;
    const Results& results;
    const Draws& draws;
    double rolled_ms;   ///< when the last die fell, for its motion
    double cleared_ms;  ///< when counts went because the distribution changed; -1 if they did not
    Asks& asks;
    float height = 0;  ///< out: how tall the content is
};

}  // namespace temper::shell
