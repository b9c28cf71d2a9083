#include "core/models/words.h"

#include "core/models/unicode.h"

namespace temper {
namespace {

constexpr char32_t end_of_text = 0;
constexpr char32_t paragraph_separator = 0x2029;
constexpr char32_t pilcrow = 0xb6;

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::vector<Word> read() {
        while (at_ < text_.size()) {
            const char32_t c = peek(at_);
            if (c == pilcrow || c == paragraph_separator) step(), end_paragraph();
            else if (char_class(c) == CharClass::space) space();
            else word(c);
        }
        end_paragraph();
        return std::move(words_);
    }

private:
    char32_t peek(std::size_t at) const {
        return at < text_.size() ? next_code_point(text_, at) : end_of_text;
    }

    char32_t step() { return next_code_point(text_, at_); }

    /// Passes white space; two line breaks in it are a blank line.
    void space() {
        int breaks = 0;
        for (char32_t c = peek(at_); at_ < text_.size(); c = peek(at_)) {
            if (char_class(c) != CharClass::space || c == paragraph_separator) break;
            const bool is_break = c == '\n' || (c == '\r' && peek(at_ + 1) != '\n');
            breaks += is_break;
            step();
        }
        if (breaks >= 2) end_paragraph();
    }

    void end_paragraph() {
        if (!words_.empty() && !words_.back().ends_paragraph())
            words_.push_back({.offset = static_cast<std::uint32_t>(end_)});
    }

    void word(char32_t first) {
        const std::size_t begin = at_;
        const bool glued = begin == end_ && !words_.empty() && !words_.back().ends_paragraph();
        step();
        const bool letters = char_class(first) == CharClass::word;
        if (letters) letters_after(first);
        else extensions();
        end_ = at_;
        words_.push_back({static_cast<std::uint32_t>(begin),
                          static_cast<std::uint32_t>(end_ - begin), glued, !letters});
    }

    void letters_after(char32_t last) {
        while (at_ < text_.size()) {
            const char32_t c = peek(at_);
            if (char_class(c) != CharClass::word && !extends(c) && !joins(last, c)) return;
            last = step();
        }
    }

    /// Whether the mark `c`, next to be read, stands within a word: "it's", "3.14", "well-known".
    bool joins(char32_t before, char32_t c) const {
        std::size_t at = at_;
        next_code_point(text_, at);
        const char32_t after = peek(at);
        if (c == '.' || c == ',') return is_digit(before) && is_digit(after);
        const bool joiner = c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0x2011;
        return (joiner || c == '_') && char_class(before) == CharClass::word && at < text_.size() &&
               char_class(after) == CharClass::word;
    }

    /// What belongs to a mark or emoji: selectors, tones, and whatever a joiner ties to it.
    void extensions() {
        while (at_ < text_.size() && extends(peek(at_)))
            if (step() == 0x200d && at_ < text_.size() &&
                char_class(peek(at_)) == CharClass::punctuation)
                step();
    }

    std::string_view text_;
    std::size_t at_ = 0, end_ = 0;  ///< where to read on; where the last word ended
    std::vector<Word> words_;
};

}  // namespace

std::vector<Word> words(std::string_view text) {
    return Reader(text).read();
}

}  // namespace temper
