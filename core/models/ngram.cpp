#include "core/models/ngram.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/math.h"

namespace temper {
namespace {

constexpr double discount = 0.75;
constexpr std::int32_t start = -2;  ///< before the first word of a paragraph

/// The different words in order of appearance, then the paragraph mark.
std::vector<std::string> distinct(std::string_view corpus, std::span<const Word> words) {
    std::vector<std::string> tokens;
    std::unordered_set<std::string_view> known;
    for (const Word& word : words)
        if (!word.ends_paragraph() && known.insert(word.in(corpus)).second)
            tokens.emplace_back(word.in(corpus));
    tokens.emplace_back(paragraph_mark);
    return tokens;
}

/// Each word's id; a paragraph end's is the last.
std::vector<std::int32_t> ids_of(std::string_view corpus, std::span<const Word> words,
                                 std::span<const std::string> vocabulary) {
    std::unordered_map<std::string_view, std::int32_t> id;
    for (const std::string& token : vocabulary)
        id.emplace(token, static_cast<std::int32_t>(id.size()));
    std::vector<std::int32_t> ids;
    ids.reserve(words.size());
    for (const Word& word : words)
        ids.push_back(id.at(word.ends_paragraph() ? paragraph_mark : word.in(corpus)));
    return ids;
}

}  // namespace

std::vector<std::string> vocabulary(const NgramModel& model) {
    return distinct(model.corpus, words(model.corpus));
}

Ngram::Ngram(const NgramModel& model) : Ngram(model, words(model.corpus)) {}

Ngram::Ngram(const NgramModel& model, std::span<const Word> words)
    : LanguageModel(distinct(model.corpus, words)), order_(static_cast<std::size_t>(model.order)) {
    const std::vector<std::int32_t> ids = ids_of(model.corpus, words, vocabulary());
    bool begins = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (begins) text_.insert(text_.end(), order_ - 1, start);
        positions_.push_back(static_cast<std::uint32_t>(text_.size()));
        text_.push_back(ids[i]);
        places_.resize(text_.size());
        places_.back() = {words[i].offset, words[i].size};
        begins = words[i].ends_paragraph();
    }
    sort_positions();
    unigram_.assign(vocabulary().size(), 1.0 / static_cast<double>(vocabulary().size()));
    interpolate(positions_, 0, unigram_);
    spacing_ = Spacing(words, ids, vocabulary().size());
}

/// Sorts by the word before, then the one before that, ...: all places after one context, of any
/// length up to order - 1, then stand side by side.
void Ngram::sort_positions() {
    std::sort(positions_.begin(), positions_.end(), [&](std::uint32_t a, std::uint32_t b) {
        for (std::size_t back = 1; back < order_; ++back)
            if (text_[a - back] != text_[b - back]) return text_[a - back] < text_[b - back];
        return a < b;
    });
}

Ngram::Positions Ngram::after(std::span<const std::int32_t> context) const {
    const auto before = [&](std::uint32_t position) {
        for (std::size_t back = 1; back <= context.size(); ++back) {
            const std::int32_t seen = text_[position - back], asked = *(context.end() - back);
            if (seen != asked) return seen < asked ? -1 : 1;
        }
        return 0;
    };
    const auto first = std::partition_point(positions_.begin(), positions_.end(),
                                            [&](std::uint32_t p) { return before(p) < 0; });
    const auto last = std::partition_point(first, positions_.end(),
                                           [&](std::uint32_t p) { return before(p) == 0; });
    return Positions(positions_)
        .subspan(static_cast<std::size_t>(first - positions_.begin()),
                 static_cast<std::size_t>(last - first));
}

/// Turns the probabilities after a shorter context into those after one of `length` words that was
/// seen at `found`. Positions with one word before the context stand together, so a word's
/// continuation count is the number of those groups it occurs in.
void Ngram::interpolate(Positions found, std::size_t length, std::vector<double>& probs) const {
    if (found.empty()) return;
    const bool longest = length == order_ - 1;
    std::vector<std::uint32_t> count(probs.size()), group_of(probs.size());
    std::uint32_t group = 0, total = 0, different = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto before = [&](std::size_t j) { return text_[found[j] - length - 1]; };
        if (longest || i == 0 || before(i) != before(i - 1)) ++group;
        const std::int32_t id = text_[found[i]];
        if (group_of[id] == group) continue;
        group_of[id] = group;
        different += count[id]++ == 0;
        ++total;
    }
    const double share = discount * different / total;
    for (std::size_t id = 0; id < probs.size(); ++id) {
        probs[id] *= share;
        if (count[id] > 0) probs[id] += (count[id] - discount) / total;
    }
}

std::vector<std::int32_t> Ngram::padded(const Context& context) const {
    std::vector<std::int32_t> last(order_ - 1, start);
    for (std::size_t back = 1; back < order_ && back <= context.tokens.size(); ++back) {
        const std::int32_t id = *(context.tokens.end() - back);
        if (id == end()) break;  // a prompt may hold whole paragraphs
        *(last.end() - back) = id;
    }
    return last;
}

std::vector<double> Ngram::logits(const Context& context) const {
    const std::vector<std::int32_t> last = padded(context);
    std::vector<double> probs = unigram_;
    for (std::size_t length = 1; length < order_; ++length)
        interpolate(after(std::span(last).last(length)), length, probs);
    for (double& p : probs) p = log(p);
    return probs;
}

bool Ngram::ends(const Context& context) const {
    return context.step() > 0 && context.tokens.back() == end();
}

Seen Ngram::seen(const Context& context, std::int32_t token) const {
    const std::vector<std::int32_t> last = padded(context);
    for (std::size_t length = order_ - 1;; --length) {
        std::vector<std::uint32_t> found;
        for (const std::uint32_t position : after(std::span(last).last(length)))
            if (text_[position] == token) found.push_back(position);
        if (found.empty()) continue;  // ends at length 0: every token stands somewhere
        std::sort(found.begin(), found.end());
        Seen seen{.context = length, .places = {}};
        for (const std::uint32_t position : found) seen.places.push_back(places_[position]);
        return seen;
    }
}

std::string Ngram::text(std::span<const std::int32_t> tokens) const {
    std::string text;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i] == end()) continue;
        if (!text.empty() && !spacing_.glued(tokens[i - 1], tokens[i])) text += ' ';
        text += vocabulary()[tokens[i]];
    }
    return text;
}

}  // namespace temper
