#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <set>

#include "core/models/ngram.h"
#include "core/scenario.h"
#include "tests/unit/random.h"

using namespace temper;

namespace {

using Ids = std::vector<std::int32_t>;

std::vector<double> probs_after(const Ngram& model, const std::vector<std::string>& context) {
    const Ids ids = model.ids(context);
    std::vector<double> probs = model.logits({.tokens = ids, .prompt = ids.size()});
    for (double& p : probs) p = std::exp(p);
    return probs;
}

void check_near(const std::vector<double>& probs, const std::vector<double>& expected) {
    REQUIRE(probs.size() == expected.size());
    for (std::size_t i = 0; i < probs.size(); ++i)
        CHECK(probs[i] == doctest::Approx(expected[i]).epsilon(1e-13));
}

/// Kneser-Ney straight from its definition: every count by looking through the whole text.
class Slow {
public:
    Slow(Ids text, std::size_t order, std::size_t vocabulary, std::int32_t start)
        : text_(std::move(text)), order_(order), vocabulary_(vocabulary), start_(start) {}

    double probability(std::int32_t token, Ids context) const {
        if (context.size() > order_ - 1) context.erase(context.begin());
        double total = 0, different = 0, own = 0;
        for (std::int32_t w = 0; w < std::int32_t(vocabulary_); ++w) {
            const double n = count(context, w);
            total += n;
            different += n > 0;
            if (w == token) own = n;
        }
        const double shorter = context.empty()
                                   ? 1.0 / double(vocabulary_)
                                   : probability(token, Ids(context.begin() + 1, context.end()));
        if (total == 0) return shorter;
        return std::max(own - 0.75, 0.0) / total + 0.75 * different / total * shorter;
    }

private:
    double count(const Ids& context, std::int32_t token) const {
        std::set<std::int32_t> before;
        double times = 0;
        for (std::size_t i = order_ - 1; i < text_.size(); ++i) {
            if (text_[i] != token || text_[i] == start_) continue;
            bool same = true;
            for (std::size_t k = 0; k < context.size(); ++k)
                same &= text_[i - context.size() + k] == context[k];
            if (!same) continue;
            ++times;
            if (context.size() < order_ - 1) before.insert(text_[i - context.size() - 1]);
        }
        return context.size() == order_ - 1 ? times : double(before.size());
    }

    Ids text_;
    std::size_t order_, vocabulary_;
    std::int32_t start_;
};

constexpr const char* two_paragraphs = "a b a c\n\na b";

}  // namespace

TEST_CASE("bigrams, worked by hand") {
    // Padded: s a b a c | s a b |. Followers: s a 2; a b 2, c 1; b a 1, | 1; c | 1.
    // Different words before: a {s b}, b {a}, c {a}, | {c b}: 2 1 1 2 of 6.
    const Ngram model({.order = 2, .corpus = two_paragraphs});
    CHECK(model.vocabulary() == std::vector<std::string>{"a", "b", "c", "\u00b6"});
    // after a: 3 followers, 2 different, so 0.5 goes on: b 1.25/3 + 0.5/6
    check_near(probs_after(model, {"a"}), {1.0 / 6, 0.5, 1.0 / 6, 1.0 / 6});
    // at the start: a 1.25/2 + 0.375/3
    check_near(probs_after(model, {}), {0.75, 0.0625, 0.0625, 0.125});
    // a word that the corpus does not have says nothing
    check_near(probs_after(model, {"zebra"}), {2.0 / 6, 1.0 / 6, 1.0 / 6, 2.0 / 6});
}

TEST_CASE("trigrams, worked by hand") {
    const Ngram model({.order = 3, .corpus = two_paragraphs});
    // after a b: a 1, | 1, so 0.75 goes on to what follows b: a {a}, | {a}, 0.75 goes on again
    check_near(probs_after(model, {"a", "b"}), {0.40625, 0.09375, 0.09375, 0.40625});
    // c a was never seen: as after a, where b {s}, c {b} are 1 of 2 each
    check_near(probs_after(model, {"c", "a"}), {0.25, 0.25, 0.25, 0.25});
    CHECK(probs_after(model, {"c", "a", "b"}) == probs_after(model, {"a", "b"}));
    CHECK(model.memory() == Memory{.last = 2});
}

TEST_CASE("any corpus and context agree with the definition") {
    test::Random random(7);
    for (int order = 2; order <= 5; ++order) {
        for (int round = 0; round < 12; ++round) {
            std::string corpus;
            for (int i = 0; i < 40; ++i) {
                corpus += char('a' + random.below(2 + std::size_t(round) % 3));
                corpus += random.chance(1.0 / 7) ? "\n\n" : " ";
            }
            const Ngram model({.order = order, .corpus = corpus});
            const auto end = std::int32_t(model.vocabulary().size()) - 1;
            Ids text(order - 1, -9);
            for (const Word& word : words(corpus)) {
                const std::string name(word.ends_paragraph() ? "\u00b6" : word.in(corpus));
                text.push_back(model.ids({&name, 1})[0]);
                if (text.back() == end) text.insert(text.end(), order - 1, -9);
            }
            const Slow slow(text, order, model.vocabulary().size(), -9);
            for (int probe = 0; probe < 8; ++probe) {
                Ids context;
                for (std::size_t i = random.below(7); i > 0; --i)
                    context.push_back(std::int32_t(random.below(std::size_t(end))));
                const auto logits = model.logits({.tokens = context, .prompt = 0});
                Ids padded(order - 1, -9);
                padded.insert(padded.end(), context.begin(), context.end());
                padded.erase(padded.begin(), padded.end() - (order - 1));
                double sum = 0;
                for (std::int32_t id = 0; id <= end; ++id) {
                    sum += std::exp(logits[id]);
                    CHECK(std::exp(logits[id]) ==
                          doctest::Approx(slow.probability(id, padded)).epsilon(1e-12));
                }
                CHECK(sum == doctest::Approx(1).epsilon(1e-12));
            }
        }
    }
}

TEST_CASE("a text ends with its paragraph") {
    const Ngram model({.order = 2, .corpus = two_paragraphs});
    const Ids ended = {0, 3};
    CHECK(model.ends({.tokens = ended, .prompt = 0}));
    CHECK_FALSE(model.ends({.tokens = Ids{0, 1}, .prompt = 0}));
    CHECK_FALSE(model.ends({.tokens = {}, .prompt = 0}));
    // a prompt may end one: what follows begins the next
    CHECK_FALSE(model.ends({.tokens = ended, .prompt = 2}));
    CHECK(model.logits({.tokens = ended, .prompt = 2}) == model.logits({}));
}

TEST_CASE("each continuation knows where it was seen") {
    const Ngram model({.order = 3, .corpus = two_paragraphs});
    const Ids ab = {0, 1};
    const Context context{.tokens = ab, .prompt = 0};
    using Places = std::vector<Seen::Place>;
    const Seen a = model.seen(context, 0);
    CHECK(a.context == 2);
    CHECK(a.places == Places{{4, 1}});
    const Seen end = model.seen(context, 3);
    CHECK(end.context == 2);
    CHECK(end.places == Places{{12, 0}});
    const Seen c = model.seen(context, 2);  // never after b: anywhere
    CHECK(c.context == 0);
    CHECK(c.places == Places{{6, 1}});
    const Seen start = model.seen({}, 0);
    CHECK(start.context == 2);
    CHECK(start.places == Places{{0, 1}, {9, 1}});
}

TEST_CASE("text is put together as the corpus was") {
    const char* texts[] = {
        "He said: \"Hello, world!\" Then (quietly) he left. It's 3.14, isn't it?",
        "\u4f60\u597d\uff0c\u4e16\u754c\u3002",
        "\u00abBonjour\u00bb, dit-il\u00a0!",
        "a--b a/b [x] #tag 100% $5",
    };
    for (const char* text : texts) {
        CAPTURE(text);
        const Ngram model({.order = 2, .corpus = text});
        std::vector<std::string> tokens;
        for (const Word& word : words(text))
            if (!word.ends_paragraph()) tokens.emplace_back(word.in(text));
        std::string joined = model.text(model.ids(tokens));
        std::string expected = text;
        if (const auto at = expected.find("\u00a0"); at != std::string::npos)
            expected.replace(at, 2, " ");  // any space comes back as one
        CHECK(joined == expected);
    }
    // Words that never met: the comma still stands by the word before it.
    const Ngram model({.order = 2, .corpus = "one, two (three) four."});
    CHECK(model.text(model.ids(std::vector<std::string>{"four", ",", "(", "one", ")", "."})) ==
          "four, (one).");
    CHECK(model.text(model.ids(std::vector<std::string>{"one", "\u00b6"})) == "one");
    CHECK(model.text({}) == "");
}

TEST_CASE("strange corpora make a model") {
    std::string many;
    for (int i = 0; i < 20000; ++i) many += "w" + std::to_string(i % 977) + (i % 13 ? " " : "\n\n");
    const std::string corpora[] = {"word",
                                   ".",
                                   "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd.",
                                   "a\x01"
                                   "b\x02\x03",
                                   std::string("a\0b", 3),
                                   many,
                                   std::string(100000, 'x')};
    for (const std::string& corpus : corpora) {
        const Ngram model({.order = 5, .corpus = corpus});
        double sum = 0;
        for (const double logit : model.logits({})) sum += std::exp(logit);
        CHECK(sum == doctest::Approx(1).epsilon(1e-12));
    }
}
