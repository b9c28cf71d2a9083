#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/experiments/belief.h"

namespace temper {

/// A distribution made ready for many draws: which candidate a die falls on, always the one that
/// `Candidates::pick` would find. Dice are given by their 53 bits, u * 2^53.
class Picker {
public:
    /// The chain's results at one moment, of which `candidates` is the mixture.
    Picker(Believer& believer, const ChainState& memory, std::span<const std::int32_t> history,
           std::span<const double> logits, std::span<const Candidate> candidates);

    /// The place among the candidates.
    std::uint32_t operator()(std::uint64_t die, std::uint64_t second) const {
        const Strip* strip = strips_.data();
        while (second >= strip->until) ++strip;
        const std::uint64_t* ends = ends_.data() + strip->first;
        std::uint32_t i = 0;
        if (strip->size <= few) {
            for (std::uint32_t k = 0; k < strip->size; ++k) i += die >= ends[k];
        } else {
            i = static_cast<std::uint32_t>(std::upper_bound(ends, ends + strip->size, die) - ends);
        }
        return places_.empty() ? i : places_[strip->first + i];
    }

    /// Where there are four candidates or fewer and xtc throws no die: the first die beyond each
    /// but the last, then numbers that no die reaches. Else false.
    bool small_ends(std::span<std::uint64_t, 3> ends) const;

private:
    static constexpr std::uint32_t few = 16;
    /// One case of the second die.
    struct Strip {
        std::uint64_t until;  ///< the first second die beyond it
        std::uint32_t first;  ///< its part of `ends_`
        std::uint32_t size;   ///< candidates but the last, which takes what the others leave
    };
    std::vector<Strip> strips_;
    std::vector<std::uint64_t> ends_;    ///< the first die beyond each candidate; ascending
    std::vector<std::uint32_t> places_;  ///< of those, where some cases lack some candidates
};

}  // namespace temper
