#include "shell/desktop/snapshot.h"

#include <GLFW/glfw3.h>  // for the OpenGL header
#include <png.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace temper::desktop {
namespace {

/// `length` display units in pixels, at most `most`.
int pixels(float length, float scale, long most) {
    return static_cast<int>(std::clamp(std::lround(length * scale), 0L, most));
}

}  // namespace

std::string png_of_frame(const Display& display, float x, float y, float width, float height) {
    const int left = pixels(x, display.scale, display.width - 1),
              top = pixels(y, display.scale, display.height - 1);
    const int wide = std::max(1, pixels(width, display.scale, display.width - left)),
              tall = std::max(1, pixels(height, display.scale, display.height - top));
    std::vector<unsigned char> rgb(std::size_t{3} * static_cast<std::size_t>(wide) *
                                   static_cast<std::size_t>(tall));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(left, static_cast<int>(display.height) - top - tall, wide, tall, GL_RGB,
                 GL_UNSIGNED_BYTE, rgb.data());
    png_image image = {};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(wide);
    image.height = static_cast<png_uint_32>(tall);
    image.format = PNG_FORMAT_RGB;
    // OpenGL's first row is the lowest: a negative stride turns the picture over.
    const png_int_32 stride = -3 * wide;
    png_alloc_size_t size = 0;
    if (!png_image_write_to_memory(&image, nullptr, &size, 0, rgb.data(), stride, nullptr))
        return {};
    std::string bytes(size, '\0');
    if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb.data(), stride, nullptr))
        return {};
    bytes.resize(size);
    return bytes;
}

}  // namespace temper::desktop
