#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/models/words.h"

namespace temper {

/// Which words of a corpus stand together without a space, so that text made of them reads as it
/// would there: a full stop by the word before it, an opening bracket by the word after it.
class Spacing {
public:
    Spacing() = default;
    /// `ids` holds each word's id, below `vocabulary`; a paragraph end's is not looked at.
    Spacing(std::span<const Word> words, std::span<const std::int32_t> ids, std::size_t vocabulary);

    /// Two words that met in the corpus stand as they mostly did there; a mark that meets a new
    /// neighbour stands as it mostly does.
    bool glued(std::int32_t left, std::int32_t right) const;

private:
    struct Pair {
        std::int32_t left, right;
        bool glued;
    };
    std::vector<Pair> pairs_;  ///< sorted, each once
    std::vector<bool> to_left_, to_right_;
};

}  // namespace temper
