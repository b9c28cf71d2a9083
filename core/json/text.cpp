#include "core/json/text.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace temper::json {
namespace {

constexpr double exact_integers = 9007199254740992;  // 2^53

std::string escape(char c) {
    switch (c) {
        case '"': return "\\\"";
        case '\\': return "\\\\";
        case '\n': return "\\n";
        case '\r': return "\\r";
        case '\t': return "\\t";
        default: break;
    }
    constexpr char digits[] = "0123456789abcdef";
    return {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]};
}

bool needs_escape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

}  // namespace

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text)
        if (needs_escape(c)) result += escape(c);
        else result += c;
    return result += '"';
}

std::string number(double value) {
    if (value == 0) return std::signbit(value) ? "-0.0" : "0";
    if (std::abs(value) < exact_integers && value == std::trunc(value))
        return std::to_string(static_cast<long long>(value));
    char digits[32];
    for (int precision = 15; precision <= 17; ++precision) {
        std::snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (std::strtod(digits, nullptr) == value) break;
    }
    // Both calls above speak the locale's decimal point, JSON only this one.
    for (char& c : digits)
        if (c == ',') c = '.';
    return digits;
}

}  // namespace temper::json
