#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/experiments/experiment.h"
#include "core/setup.h"

namespace temper {

/// Where there are more possible texts than this they are not listed.
constexpr std::size_t max_outcomes = 10'000;
/// Where the hidden cases of xtc before mirostat are more than this, a text has no exact
/// probability.
constexpr std::size_t max_hidden_cases = 65'536;

/// A text and ln of its probability.
struct Text {
    std::vector<std::int32_t> tokens;
    double logprob = 0;
};

/// What can be said of a setup's texts without drawing any. Each number is there or not on its
/// own: by listing every text (10,000 at most) or, where no sampler looks back and the model's
/// memory is short, by going through its states step by step, which reaches as far as max_tokens.
struct Exact {
    std::optional<double> unique;        ///< expected number of different texts in so many runs
    std::optional<double> agreement;     ///< probability of the most probable text
    std::optional<double> two_agree;     ///< chance that two runs give the same text
    std::optional<double> entropy;       ///< of the texts, nats
    std::optional<double> log_texts;     ///< ln of how many texts are possible
    std::optional<std::uint64_t> texts;  ///< their number, where it is at most 2^53
    std::optional<Text> most_probable;   ///< of equal ones, the first in order of tokens

    /// All of them, most probable first, ties in order of tokens; nothing where there are more than
    /// 10,000.
    std::optional<std::vector<Outcome>> outcomes;

    /// marginals[t]: how probable each token is as token t of the text, by id; what is missing to 1
    /// is the probability that the text has ended before. As many steps as fit in 2^22 numbers.
    std::vector<std::vector<Candidate>> marginals;
};

/// Works an Exact out in slices.
class ExactWork {
public:
    /// `runs`: what `unique` is for.
    ExactWork(Setup setup, std::uint64_t runs);
    ExactWork(ExactWork&&) noexcept;
    ExactWork& operator=(ExactWork&&) noexcept;
    ~ExactWork();

    /// Does about `budget` operations (some nanoseconds each). True while there is more to do.
    bool work(std::uint64_t budget);

    /// What is known so far; complete when `work` has returned false.
    const Exact& result() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The whole of it at once. It ends for every setup, within a few seconds for the largest.
Exact exact(const Setup& setup, std::uint64_t runs);

/// The probability that a run gives exactly `tokens`: ended there, or max_tokens reached. Nothing
/// where the hidden cases are more than 65,536.
std::optional<double> text_probability(const Setup& setup, std::span<const std::int32_t> tokens);

/// The probability that a run begins with `tokens`.
std::optional<double> prefix_probability(const Setup& setup, std::span<const std::int32_t> tokens);

/// The text that takes the chain's most probable token at every step (ties: the lower id); under
/// xtc, of the mixture of its cases. Nothing where the hidden cases are too many.
std::optional<Text> greedy_text(const Setup& setup);

}  // namespace temper
