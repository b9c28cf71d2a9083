#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "core/json/document.h"
#include "core/json/text.h"
#include "core/scenario.h"

using namespace temper;

namespace {

std::string file(const std::string& name) {
    std::ifstream in(std::string(TEMPER_SOURCE_DIR "/") + name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// `base` as it was written, with the members of the row's `put` in place of its own.
std::string composed(const json::Value& base, const json::Value& row) {
    if (const auto text = row.find("text")) return std::string(text->string());
    const json::Value put = *row.find("put");
    const auto drop = row.find("drop");
    std::string members;
    const auto add = [&](std::string_view key, json::Value value) {
        members += (members.empty() ? "" : ", ") + json::quoted(key) + ": ";
        members += value.text();
    };
    base.members([&](std::string_view key, json::Value value) {
        if (!put.find(key) && (!drop || drop->string() != key)) add(key, value);
    });
    put.members(add);
    return "{" + members + "}";
}

Report report_of(std::string_view text) {
    Report report;
    CHECK_FALSE(parse_scenario(text, report));
    return report;
}

}  // namespace

TEST_CASE("a faulty scenario is refused with its path and what was expected") {
    const std::string text = file("tests/data/faulty.json");
    Report of_table;
    const auto table = json::Document::parse(text, of_table);
    REQUIRE(table);
    const json::Value base = *table->root().find("base");
    std::size_t rows = 0;
    table->root().find("rows")->each([&](json::Value row) {
        const std::string document = composed(base, row);
        CAPTURE(document);
        const Report report = report_of(document);
        REQUIRE(report.errors.size() == 1);
        const Error& error = report.errors[0];
        CAPTURE(error.message);
        CHECK(error.path == row.find("path")->string());
        CHECK(error.message.find(row.find("says")->string()) != std::string::npos);
        CHECK(error.line >= 1);
        ++rows;
    });
    CHECK(rows >= 60);
}

TEST_CASE("the base of the faulty ones is good") {
    const std::string text = file("tests/data/faulty.json");
    Report report;
    const auto table = json::Document::parse(text, report);
    CHECK(parse_scenario(table->root().find("base")->text(), report));
    CHECK(report.errors.empty());
    CHECK(report.warnings.empty());
}

TEST_CASE("bytes that are no UTF-8 are refused, and the message stays UTF-8") {
    for (const char* bytes : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82",
                              "\u00e9'; expected \u00e9\xff"}) {
        const Report report = report_of("{\"title\": \"" + std::string(bytes) + "\"}");
        REQUIRE(report.errors.size() == 1);
        CHECK(report.errors[0].message.find("ill-formed UTF-8") != std::string::npos);
        for (const char c : report.errors[0].message) CHECK(c > 0);
    }
}

TEST_CASE("faults say the line, and one document may have several") {
    const Report report = report_of(R"({
        "temper": 1,
        "model": {"type": "fixed", "tokens": ["a", "b"],
                  "logits": [1, "2"]},
        "chains": [
            {"samplers": [{"type": "top_p", "p": 1.4},
                          {"type": "top_k"}]}]
    })");
    REQUIRE(report.errors.size() == 3);
    CHECK(report.errors[0] == Error{"model.logits[1]", "is \"2\"; a number was expected", 4});
    CHECK(report.errors[1] ==
          Error{"chains[0].samplers[0].p", "is 1.4; a number from 0 to 1 was expected", 6});
    CHECK(report.errors[2] == Error{"chains[0].samplers[1].k",
                                    "is missing; a whole number of 0 or more was expected", 7});
}

TEST_CASE("a long wrong value is cut short between characters") {
    std::string title;
    for (int i = 0; i < 100; ++i) title += "\u00e9";
    const Report report = report_of(R"({"temper": ")" + title + "\"}");
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].message.size() < 80);
    CHECK(report.errors[0].message.find("\u00e9\u2026; 1 was expected") != std::string::npos);
}

TEST_CASE("what is too much is refused with its limit") {
    CHECK(report_of(std::string(8'000'001, ' ')).errors[0].message ==
          "is 8000001 bytes long; at most 8000000 were expected");

    std::string tokens = "0", logits = "0";  // a name is a number here, which is one fault each
    for (int i = 0; i < 500; ++i) tokens += ",0", logits += ",0";
    const Report many = report_of(R"({"temper":1,"model":{"type":"fixed","tokens":[)" + tokens +
                                  R"(],"logits":[)" + logits + R"(]},"chains":[{"samplers":[]}]})");
    CHECK(many.errors.size() == 100);
}

TEST_CASE("the deepest document that is read has 64 levels") {
    const auto nested = [](int levels) {
        return R"({"temper":1,"model":{"type":"fixed","tokens":["a"],"logits":[0]},)"
               R"("chains":[{"samplers":[]}],"x":)" +
               std::string(levels, '[') + std::string(levels, ']') + "}";
    };
    Report report;
    CHECK(parse_scenario(nested(63), report));
    CHECK_FALSE(parse_scenario(nested(64), report));
}
