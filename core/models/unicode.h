#pragma once
#include <cstddef>
#include <string_view>

namespace temper {

/// What a character is to the tokeniser. Letters, marks, digits and everything not listed are
/// `word`; control characters and direction marks are `space`; `ideograph` is a script without
/// spaces (Han, Hiragana, Katakana), each character of which stands alone. Unicode 14, without its
/// full tables: scripts that write words without spaces but with an alphabet (Thai, Khmer) give
/// long words.
enum class CharClass { space, word, ideograph, punctuation };
CharClass char_class(char32_t c);

/// Whether `c` belongs to the character before it: combining marks, variation selectors, skin
/// tones, the joiner of emoji.
bool extends(char32_t c);

/// The code point at `at`, which moves past it; `at` is below the text's length. Never reads past
/// the end; bytes that are no UTF-8 give some code point.
char32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace temper
