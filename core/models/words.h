#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace temper {

/// Stands for the end of a paragraph; a corpus that writes it means just that.
constexpr std::string_view paragraph_mark = "\u00b6";

/// One word, punctuation mark or paragraph end of a text, and where it stands.
struct Word {
    std::uint32_t offset = 0, size = 0;  ///< in bytes; size 0 is a paragraph end
    bool glued = false;                  ///< nothing between it and the word before
    bool alone = false;                  ///< punctuation or an ideograph: it may stand unspaced
    std::string_view in(std::string_view text) const { return text.substr(offset, size); }
    bool ends_paragraph() const { return size == 0; }
};

/// The words of `text` (UTF-8, under 4 GB) in order. Apostrophes and hyphens within a word, and
/// points and commas within a number, belong to it; every other mark is a word of its own. A blank
/// line, a paragraph separator or `paragraph_mark` ends a paragraph, and so does the text's end;
/// paragraphs without a word are left out.
std::vector<Word> words(std::string_view text);

}  // namespace temper
