#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/candidates.h"
#include "core/chain.h"
#include "core/die_map.h"

namespace temper {

/// One distribution behind a chain, made ready to be drawn from any number of times.
class Sample {
public:
    /// What `samplers` leave of `logits` after `history`. `logits` is only looked at here; a
    /// sampler that remembers is at the start of its run, with names of tokens as in `vocabulary`.
    Sample(std::span<const double> logits, std::span<const Stage> samplers,
           std::span<const std::int32_t> history, const Vocabulary& vocabulary);

    /// Draws `out.size()` ids: number i is that of run `first_run` + i, step 0.
    void draw(std::uint64_t seed, std::uint64_t first_run, std::span<std::int32_t> out) const;

private:
    struct Case {
        std::uint64_t until;  ///< the first face of the second die that leads beyond it
        DieMap map;
        std::vector<std::int32_t> ids;  ///< of the outcomes
    };
    std::vector<Case> cases_;
};

}  // namespace temper
