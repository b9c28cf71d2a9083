#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/chain.h"
#include "core/models/language_model.h"

namespace temper {

/// What a sampler that looks back remembers before a step; `kind` says which parts count.
struct StageMemory {
    enum class Kind { none, mirostat, penalties, dry };
    struct Seen {
        std::int32_t token = 0;
        std::uint32_t times = 0;
        bool operator==(const Seen&) const = default;
    };
    struct Match {
        std::int32_t token = 0;    ///< would prolong
        std::uint32_t length = 0;  ///< a run of this many tokens that stood before
        bool operator==(const Match&) const = default;
    };
    Kind kind = Kind::none;
    double mu_bits = 0;          ///< mirostat; finite
    std::vector<Seen> seen;      ///< penalties: tokens within `last_n`, by id
    std::vector<Match> matches;  ///< dry: those long enough to count, longest first, then by id
};

/// The memory of each stage at the moment after `history` (ids, prompt included), for a screen.
std::vector<StageMemory> stage_memory(std::span<const Stage> samplers,
                                      std::span<const std::int32_t> history,
                                      const ChainState& state);

}  // namespace temper
