#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/models/model.h"
#include "core/vocabulary.h"

namespace temper {

/// The id of a prompt's word that the vocabulary does not have. Samplers pass over it.
constexpr std::int32_t unknown_token = -1;

/// A text so far: the prompt's tokens, then those drawn.
struct Context {
    std::span<const std::int32_t> tokens;
    std::size_t prompt = 0;  ///< how many of them are the prompt's
    std::size_t step() const { return tokens.size() - prompt; }
};

/// What decides a model's next distribution and all that follows. Two contexts that agree on it can
/// be treated as one.
struct Memory {
    std::size_t last = 0;   ///< how many of the last tokens: 0 fixed, 1 markov, order - 1 ngram
    bool position = false;  ///< the step: replay
    bool operator==(const Memory&) const = default;
};

/// A model made ready to be asked. It holds all it needs and never changes, so one can serve many
/// chains and threads.
class LanguageModel {
public:
    virtual ~LanguageModel() = default;

    /// Every token, by id. All differ, save that a recording may itself name the tail's token.
    const std::vector<std::string>& vocabulary() const { return vocabulary_; }
    /// The same, by name; of equal names the first.
    const Vocabulary& names() const { return names_; }

    /// The logits of the token after `context`, one a token of the vocabulary, -infinity for one
    /// that cannot follow; at least one is finite. The text does not end at `context`.
    virtual std::vector<double> logits(const Context& context) const = 0;

    /// Whether the text ends at `context`, so that no token follows: markov at a token without a
    /// row, ngram after its paragraph mark, replay past the last recorded position.
    virtual bool ends(const Context& context) const = 0;

    virtual Memory memory() const = 0;

    /// The tokens as one text: joined by one space; ngram puts punctuation back where it belongs
    /// and leaves the paragraph mark out.
    virtual std::string text(std::span<const std::int32_t> tokens) const;

    /// How many tokens of `drawn` (no prompt) stand as they were recorded before one leaves the
    /// recording or falls into its tail; all of them for a model that is no recording.
    virtual std::size_t as_recorded(std::span<const std::int32_t> drawn) const;

    /// The id of each token, `unknown_token` where the vocabulary has no such token.
    std::vector<std::int32_t> ids(std::span<const std::string> tokens) const;

protected:
    explicit LanguageModel(std::vector<std::string> vocabulary);

private:
    std::vector<std::string> vocabulary_;
    Vocabulary names_;
};

/// `model`, which is valid, made ready. Costs time and memory in proportion to its size.
std::unique_ptr<const LanguageModel> language_model(const Model& model);

}  // namespace temper
