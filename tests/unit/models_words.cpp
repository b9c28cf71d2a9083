#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/models/words.h"

using namespace temper;

namespace {

/// The words, a paragraph end as "|", each after "+" if nothing stood before it.
std::vector<std::string> listed(std::string_view text) {
    std::vector<std::string> list;
    for (const Word& word : words(text))
        list.push_back((word.glued ? "+" : "") +
                       std::string(word.ends_paragraph() ? "|" : word.in(text)));
    return list;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("text is cut into words and marks") {
    struct Row {
        const char* why;
        const char* text;
        List words;
    };
    const Row rows[] = {
        {"nothing", "", {}},
        {"only space", " \t\n\n\r\n\u00a0\u3000", {}},
        {"one word", "word", {"word", "|"}},
        {"marks stand alone", "Yes, no!", {"Yes", "+,", "no", "+!", "|"}},
        {"three marks are three", "Oh...", {"Oh", "+.", "+.", "+.", "|"}},
        {"apostrophe and hyphen",
         "it's well-known, rock 'n' roll",
         {"it's", "well-known", "+,", "rock", "'", "+n", "+'", "roll", "|"}},
        {"typographic apostrophe", "l\u2019eau", {"l\u2019eau", "|"}},
        {"numbers keep point and comma", "3.14 1,000. 5.", {"3.14", "1,000", "+.", "5", "+.", "|"}},
        {"names with underscores", "snake_case _x", {"snake_case", "_", "+x", "|"}},
        {"a blank line ends a paragraph", "a\nb\n\nc", {"a", "b", "|", "c", "|"}},
        {"so does one of blanks", "a\n \t\nb", {"a", "|", "b", "|"}},
        {"so do other line breaks", "a\r\n\r\nb\r\rc", {"a", "|", "b", "|", "c", "|"}},
        {"a Windows line break is one", "a\r\nb", {"a", "b", "|"}},
        {"many blank lines are one end", "\n\na\n\n\n\nb\n\n", {"a", "|", "b", "|"}},
        {"paragraph separator, pilcrow", "a\u2029b \u00b6 c", {"a", "|", "b", "|", "c", "|"}},
        {"letters of any script",
         "\u041f\u0440\u0438\u0432\u0435\u0442, \u03ba\u03cc\u03c3\u03bc\u03b5",
         {"\u041f\u0440\u0438\u0432\u0435\u0442", "+,", "\u03ba\u03cc\u03c3\u03bc\u03b5", "|"}},
        {"Hebrew, its maqaf and a direction mark",
         "\u05e9\u05dc\u05d5\u05dd\u200f \u05d1\u05be\u05d0.",
         {"\u05e9\u05dc\u05d5\u05dd", "\u05d1", "+\u05be", "+\u05d0", "+.", "|"}},
        {"Arabic comma",
         "\u0646\u0639\u0645\u060c \u0644\u0627",
         {"\u0646\u0639\u0645", "+\u060c", "\u0644\u0627", "|"}},
        {"combining marks stay", "e\u0301t", {"e\u0301t", "|"}},
        {"Devanagari vowel signs stay",
         "\u0939\u093f\u0928\u094d\u0926\u0940\u0964",
         {"\u0939\u093f\u0928\u094d\u0926\u0940", "+\u0964", "|"}},
        {"Han characters stand alone", "\u4f60\u597d\u3002", {"\u4f60", "+\u597d", "+\u3002", "|"}},
        {"emoji with tone", "hi \U0001f44d\U0001f3fd!", {"hi", "\U0001f44d\U0001f3fd", "+!", "|"}},
        {"emoji joined",
         "\U0001f468\u200d\U0001f469\u200d\U0001f467x",
         {"\U0001f468\u200d\U0001f469\u200d\U0001f467", "+x", "|"}},
        {"control characters are space",
         "a\x01\x02"
         "b\x7f"
         "c",
         {"a", "b", "c", "|"}},
        {"quotes and brackets", "(\"a\")", {"(", "+\"", "+a", "+\"", "+)", "|"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(listed(row.text) == row.words);
    }
}

TEST_CASE("words know where they stand") {
    const auto found = words("\u00e9 b.\n\nc");
    REQUIRE(found.size() == 6);
    CHECK(found[0].offset == 0);
    CHECK(found[0].size == 2);
    CHECK(found[2].offset == 4);
    CHECK(found[3].offset == 5);  // the paragraph ends where its last word does
    CHECK(found[4].offset == 7);
}

TEST_CASE("bytes that are no UTF-8 are read without a fault") {
    for (const std::string text : {"\xff", "a\xc3", "\xf0\x9f", "\x80\x80", "\xe2\x80", "\xf8\x88"})
        for (const Word& word : words(text)) CHECK(word.offset + word.size <= text.size());
    CHECK(words(std::string_view("\0a", 2)).size() == 2);
}
