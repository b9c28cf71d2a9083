#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace temper {

/// Which of several outcomes each face of a 53-bit die means: made once, asked many times.
class DieMap {
public:
    DieMap() = default;
    /// ends[i] is the first face beyond outcome i, ascending; one more outcome takes what is left.
    explicit DieMap(std::vector<std::uint64_t> ends);
    /// The outcome of each die, as many as there is room for in `out`.
    void places(std::span<const std::uint64_t> dice, std::span<std::int32_t> out) const;

private:
    std::vector<std::uint64_t> ends_;
    std::vector<std::uint32_t> guide_;  ///< outcomes that end by each step of the face; if many
};

/// The faces at which sums that a die u in [0, 1) is compared with are passed: face * 2^-53 * total
/// first reaches the sum, in doubles as `Candidates::pick` computes it.
std::uint64_t first_face_beyond(double sum, double total);

}  // namespace temper
