#pragma once
#include <string>

#include "shell/desktop/frame.h"

namespace temper::desktop {

/// The part of the frame just drawn that lies in this box (display units), as the bytes of a PNG
/// file. To be asked for before the window shows the frame.
std::string png_of_frame(const Display& display, float x, float y, float width, float height);

}  // namespace temper::desktop
