#include "shell/desktop/icon.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace temper::desktop {
namespace {

using Color = std::array<float, 3>;
constexpr Color ink{27, 29, 33}, ember{189, 63, 11};
constexpr double slice_end = 100.0 / 180 * 3.14159265358979;  ///< of the ember slice, from the top

/// How much of a pixel lies on the inner side of an edge `distance` pixels away.
float covered(double distance) {
    return static_cast<float>(std::clamp(0.5 - distance, 0.0, 1.0));
}

/// The mark of web/app/icon.svg: a disc with a slice of ember from the top to a little past three.
std::vector<std::uint8_t> mark(int size) {
    std::vector<std::uint8_t> rgba;
    const double centre = size / 2.0, radius = size * 15 / 32.0;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const double dx = x + 0.5 - centre, dy = y + 0.5 - centre;
            const double past_end = dx * std::cos(slice_end) + dy * std::sin(slice_end);
            const float slice = covered(-dx) * covered(past_end);
            for (std::size_t c = 0; c < 3; ++c)
                rgba.push_back(static_cast<std::uint8_t>(ink[c] + (ember[c] - ink[c]) * slice));
            rgba.push_back(static_cast<std::uint8_t>(255 * covered(std::hypot(dx, dy) - radius)));
        }
    return rgba;
}

}  // namespace

void set_icon(GLFWwindow* window) {
    constexpr int sizes[] = {16, 32, 48, 128};
    std::vector<std::vector<std::uint8_t>> pixels;
    std::vector<GLFWimage> images;
    for (const int size : sizes) pixels.push_back(mark(size));
    for (std::size_t i = 0; i < pixels.size(); ++i)
        images.push_back({sizes[i], sizes[i], pixels[i].data()});
    glfwSetWindowIcon(window, static_cast<int>(images.size()), images.data());
}

}  // namespace temper::desktop
