#pragma once
#include <memory>

#include "core/result.h"

namespace temper::desktop {

/// A picture in the making: OpenGL without a window to see, current on this thread while it lives.
/// With EGL's surfaceless platform it needs no display either (screen_egl.cpp); where there is no
/// EGL it is a window that stays hidden (screen_hidden.cpp).
class Screen {
public:
    /// A screen of this many pixels, or a sentence that says what the machine lacks.
    static Result<std::unique_ptr<Screen>> make(int width, int height);
    virtual ~Screen() = default;
};

}  // namespace temper::desktop
