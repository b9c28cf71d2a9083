#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/models/language_model.h"
#include "core/models/spacing.h"
#include "core/models/words.h"

namespace temper {

/// Where a continuation was seen in the corpus.
struct Seen {
    struct Place {
        std::size_t offset,
            size;  ///< the word, in bytes of the corpus; size 0 is a paragraph's end
        bool operator==(const Place&) const = default;
    };
    std::size_t context = 0;    ///< how many of the last tokens stand before it there, too
    std::vector<Place> places;  ///< in the corpus's order, at least one
};

/// The vocabulary of `model`.
std::vector<std::string> vocabulary(const NgramModel& model);

/// Interpolated Kneser-Ney over the corpus's words (Chen and Goodman 1999), discount 0.75. Each
/// paragraph is padded with order - 1 start marks and ends with `paragraph_mark`, the vocabulary's
/// last token, after the words in order of appearance. The longest context counts how often a word
/// followed, every shorter one how many different words stood before; below them all, each word is
/// equally likely. A context that was never seen gives way to the next shorter one.
class Ngram final : public LanguageModel {
public:
    explicit Ngram(const NgramModel& model);
    std::vector<double> logits(const Context& context) const override;
    bool ends(const Context& context) const override;
    Memory memory() const override { return {.last = order_ - 1}; }
    std::string text(std::span<const std::int32_t> tokens) const override;

    /// Where `token`, an id, follows the longest end of `context` that it was seen after.
    Seen seen(const Context& context, std::int32_t token) const;

private:
    Ngram(const NgramModel& model, std::span<const Word> words);
    void sort_positions();
    using Positions = std::span<const std::uint32_t>;
    std::int32_t end() const { return static_cast<std::int32_t>(vocabulary().size()) - 1; }
    std::vector<std::int32_t> padded(const Context& context) const;
    Positions after(std::span<const std::int32_t> context) const;
    void interpolate(Positions found, std::size_t length, std::vector<double>& probs) const;

    std::size_t order_;
    std::vector<std::int32_t> text_;        ///< the corpus: ids, `start` and `end()`
    std::vector<Seen::Place> places_;       ///< where each id of `text_` stands
    std::vector<std::uint32_t> positions_;  ///< of words and ends, sorted by the words before them
    std::vector<double> unigram_;
    Spacing spacing_;
};

}  // namespace temper
