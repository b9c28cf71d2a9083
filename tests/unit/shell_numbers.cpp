#include <doctest/doctest.h>

#include <cmath>

#include "shell/numbers.h"
#include "shell/visible.h"

using namespace temper::shell;

TEST_CASE("probabilities as people read them") {
    struct Row {
        double p;
        const char* shown;
    };
    constexpr Row rows[] = {
        {0, "0"},
        {1, "100\u202F%"},
        {.72, "72.0\u202F%"},
        {.085, "8.5\u202F%"},
        {.0024, "0.24\u202F%"},
        {.00028, "0.028\u202F%"},
        {4.5e-7, "4.5 × 10⁻⁷"},
        {9.99e-5, "1.0 × 10⁻⁴"},
        {.9997, "99.97\u202F%"},
        {.99995, "> 99.99\u202F%"},
        {1 - 1e-15, "> 99.99\u202F%"},  // only an exact 1 is certain
    };
    for (const Row& row : rows) {
        CAPTURE(row.p);
        CHECK(percent(row.p) == row.shown);
    }
}

TEST_CASE("what is written from right to left is drawn so") {
    CHECK(visible("אבג") == "גבא");
    CHECK(visible_text("say אב now") == "say בא now");
    CHECK(visible("é…水") == "é…水");
}

TEST_CASE("signs, groups and decimals") {
    CHECK(fixed(-.5, 1) == "−0.5");
    CHECK(fixed(-.001, 2) == "0.00");
    CHECK(fixed(-INFINITY, 1) == "−∞");
    CHECK(count(0) == "0");
    CHECK(count(999) == "999");
    CHECK(count(1000) == "1\u202F000");
    CHECK(count(1'000'000) == "1\u202F000\u202F000");
    CHECK(number(2) == "2.0");
    CHECK(number(-.25) == "−0.25");
    CHECK(number(1e9) == "1.00 × 10⁹");
    CHECK(significant(4.17326) == "4.173");
    CHECK(significant(24.17) == "24.17");
    CHECK(significant(.1726) == "0.1726");
}

TEST_CASE("full digits read back to the same number") {
    for (const double x : {.1, 1 / 3., 1e-300, 12345.678, -2.}) {
        CAPTURE(x);
        CHECK(read_number(full(x)) == x);
    }
}

TEST_CASE("numbers as people type them") {
    CHECK(read_number("0.7") == .7);
    CHECK(read_number("0,7") == .7);
    CHECK(read_number(".7") == .7);
    CHECK(read_number("70 %") == .7);
    CHECK(read_number("70\u202F%") == .7);
    CHECK(read_number("1/4") == .25);
    CHECK(read_number(" −2.5 ") == -2.5);
    CHECK(read_number("−∞") == -INFINITY);
    for (const char* wrong : {"", "abc", "1/0", "--1", "1e999", "nan", "0x10", "1.2.3", "%"}) {
        CAPTURE(wrong);
        CHECK_FALSE(read_number(wrong));
    }
}

TEST_CASE("what cannot be seen has a picture") {
    CHECK(visible(" the") == "␣the");
    CHECK(visible("a\nb") == "a↵b");
    CHECK(visible(std::string_view("\0\t\x7F", 3)) == "␀␉␡");
    CHECK(visible("") == "(empty)");
    CHECK(visible("日本") == "日本");
}
