#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"

namespace temper::desktop {

/// A picture in the making: OpenGL without a display (EGL's surfaceless platform), current on this
/// thread while it lives.
class Screen {
public:
    /// A screen of this many pixels, or a sentence that says what the machine lacks.
    static Result<std::unique_ptr<Screen>> make(int width, int height);
    virtual ~Screen() = default;

    /// What has been drawn: `width * height * 3` bytes of RGB, the top row first.
    virtual std::vector<std::uint8_t> pixels() const = 0;
};

/// Writes RGB pixels, the top row first, as a PNG file. An empty message means that it went well.
Error write_png(const std::string& path, int width, int height,
                const std::vector<std::uint8_t>& rgb);

}  // namespace temper::desktop
