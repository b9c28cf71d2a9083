#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>

#include "shell/data_table.h"

using namespace temper::shell;

namespace {

const DataTable awkward{.name = "Words",
                        .columns = {"word", "p"},
                        .rows = {{"plain", .1},
                                 {"comma, and \"quotes\"", -INFINITY},
                                 {"two\nlines", std::optional<double>()},
                                 {"", 3}}};

}  // namespace

TEST_CASE("a table as CSV keeps what its cells hold") {
    CHECK(as_csv(awkward) ==
          "word,p\r\n"
          "plain,0.1\r\n"
          "\"comma, and \"\"quotes\"\"\",-inf\r\n"
          "\"two\nlines\",\r\n"
          ",3\r\n");
    CHECK(as_csv({.name = "Empty", .columns = {"a"}, .rows = {}}) == "a\r\n");
}

TEST_CASE("tables as JSON are objects, and what is no number is null") {
    const std::string json = as_json("A \"title\"", std::vector{awkward});
    CHECK(json.find("\"title\": \"A \\\"title\\\"\"") != json.npos);
    CHECK(json.find("{ \"word\": \"plain\", \"p\": 0.1 }") != json.npos);
    CHECK(json.find("\"p\": null") != json.npos);
    CHECK(json.find("two\\nlines") != json.npos);
    CHECK(json.find("inf") == json.npos);
}

TEST_CASE("tables as a text are lines of cells between tabs") {
    const std::string text = as_text(std::vector{awkward, awkward});
    CHECK(text.substr(0, 25) == "Words\nword\tp\nplain\t0.1\nco");
    CHECK(text.find("two↵lines\t\n") != text.npos);
    CHECK(text.find("\n\nWords\n") != text.npos);
}

TEST_CASE("a number has every digit that it has") {
    CHECK(std::strtod(Cell(1. / 3).text().c_str(), nullptr) == 1. / 3);
    CHECK(Cell(std::uint64_t{18446744073709551615u}).text() == "18446744073709551615");
    CHECK(Cell("x").kind() == Cell::Kind::words);
    CHECK(Cell(std::optional<double>()).kind() == Cell::Kind::nothing);
}
