#include "core/die_map.h"

#include <algorithm>
#include <cmath>

#include "core/kernels.h"

namespace temper {
namespace {

constexpr double faces = 0x1p53;
constexpr std::size_t few = 16;
constexpr int guide_shift = 41;  // 4,096 steps over the die

}  // namespace

DieMap::DieMap(std::vector<std::uint64_t> ends) : ends_(std::move(ends)) {
    if (ends_.size() <= few) return;
    std::uint32_t done = 0;
    for (std::uint64_t step = 0; step <= std::uint64_t{1} << (53 - guide_shift); ++step) {
        while (done < ends_.size() && ends_[done] <= step << guide_shift) ++done;
        guide_.push_back(done);
    }
}

void DieMap::places(std::span<const std::uint64_t> dice, std::span<std::int32_t> out) const {
    if (guide_.empty()) {
        kernel::best().places(dice.data(), out.size(), ends_.data(), ends_.size(), out.data());
        return;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::uint64_t die = dice[i];
        const auto step = static_cast<std::size_t>(die >> guide_shift);
        const auto from = ends_.begin() + guide_[step], to = ends_.begin() + guide_[step + 1];
        out[i] = static_cast<std::int32_t>(std::upper_bound(from, to, die) - ends_.begin());
    }
}

std::uint64_t first_face_beyond(double sum, double total) {
    const auto below = [&](double face) { return face * 0x1p-53 * total < sum; };
    double face = std::min(std::floor(sum / total * faces), faces);
    while (face > 0 && !below(face - 1)) --face;
    while (face < faces && below(face)) ++face;
    return static_cast<std::uint64_t>(face);
}

}  // namespace temper
