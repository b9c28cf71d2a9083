#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/extras.h"

namespace temper {

constexpr std::size_t max_vocabulary = 1'000'000;

/// One next-token distribution, whatever the context.
struct FixedModel {
    static constexpr std::string_view type = "fixed";
    std::vector<std::string> tokens;  ///< 1 or more, all different
    std::vector<double> values;       ///< one a token: logits (-infinity allowed) or probabilities
    bool probabilities = false;       ///< what `values` are; probabilities sum to 1 within 1e-6
    Extras unknown = {};
    bool operator==(const FixedModel&) const = default;
};

/// The model's logits on the natural-log scale; probabilities become ln p, 0 becomes -infinity.
std::vector<double> logits(const FixedModel& model);

/// A first-order chain: the next token depends on the last one alone.
struct MarkovModel {
    static constexpr std::string_view type = "markov";
    struct Arrow {
        std::string token;
        double weight = 0;  ///< 0 or more; a row's weights are divided by their sum
        bool operator==(const Arrow&) const = default;
    };
    struct Row {
        std::string context;        ///< the last token, or `start`
        std::vector<Arrow> arrows;  ///< 1 or more, tokens all different, a positive sum
        bool operator==(const Row&) const = default;
    };
    std::string start = "start";  ///< the context while there is no token; it has a row
    std::vector<Row> transitions;
    Extras unknown = {};
    bool operator==(const MarkovModel&) const = default;
};

/// The words of a text and how they follow one another: interpolated Kneser-Ney (Chen and Goodman,
/// "An empirical study of smoothing techniques for language modeling", 1999, section 3.1).
struct NgramModel {
    static constexpr std::string_view type = "ngram";
    int order = 3;       ///< 2 to 5: the next token depends on the last `order` - 1
    std::string corpus;  ///< at least one word
    Extras unknown = {};
    bool operator==(const NgramModel&) const = default;
};

/// A recorded text: what an API reported of each position.
struct ReplayModel {
    static constexpr std::string_view type = "replay";
    struct Alternative {
        std::string token;
        double logprob = 0;  ///< 0 or less, -infinity allowed
        Extras unknown = {};
        bool operator==(const Alternative&) const = default;
    };
    struct Position {
        std::string token;  ///< the one that was drawn when it was recorded
        double logprob = 0;
        std::vector<Alternative> alternatives;  ///< may name `token` again, with the same logprob
        double tail = 0;  ///< the probability that was not reported, in [0, 1]
        Extras unknown = {};
        bool operator==(const Position&) const = default;
    };
    std::vector<Position> positions;  ///< 1 or more
    Extras unknown = {};
    bool operator==(const ReplayModel&) const = default;
};

/// Every kind of model, in the order menus show them.
using Model = std::variant<FixedModel, MarkovModel, NgramModel, ReplayModel>;

/// Every token of `model`, by id. Fixed: as written. Markov: those the rows name, in order of
/// appearance, the start only if an arrow leads there. Ngram: the corpus's words in order of
/// appearance, then its paragraph mark. Replay: those named, in order of appearance, then one for
/// the tail.
std::vector<std::string> vocabulary(const Model& model);

}  // namespace temper
