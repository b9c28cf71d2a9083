#include "shell/numbers.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace temper::shell {
namespace {

constexpr std::string_view minus = "−", thin = "\u202F";

std::string plain(double value, int decimals) {
    char buffer[400];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    return buffer;
}

/// `value` as 1.234 × 10ⁿ.
std::string scientific(double value, int decimals) {
    int power = static_cast<int>(std::floor(std::log10(std::abs(value))));
    double mantissa = value / std::pow(10.0, power);
    if (std::abs(std::strtod(plain(mantissa, decimals).c_str(), nullptr)) >= 10) {
        mantissa /= 10;
        ++power;
    }
    constexpr std::string_view raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string text = fixed(mantissa, decimals) + " × 10";
    if (power < 0) text += "⁻";
    for (const char digit : std::to_string(std::abs(power)))
        text += raised[static_cast<std::size_t>(digit - '0')];
    return text;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
        text.replace(at, from.size(), to);
}

/// A decimal number and nothing else.
std::optional<double> read_plain(const std::string& text) {
    if (text.empty() || text.find_first_not_of("0123456789.eE+-") != std::string::npos)
        return std::nullopt;
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (end != text.c_str() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace

std::string fixed(double value, int decimals) {
    if (std::isinf(value)) return value < 0 ? "−∞" : "∞";
    std::string text = plain(value, decimals);
    if (text[0] != '-') return text;
    text.erase(0, 1);
    return text.find_first_not_of("0.") == std::string::npos ? text : std::string(minus) + text;
}

std::string percent(double probability) {
    const double p = probability * 100;
    const std::string unit = std::string(thin) + "%";
    if (p == 0) return "0";
    if (probability == 1) return "100" + unit;
    if (p > 99.99) return "> 99.99" + unit;
    if (p >= 99.9) return fixed(p, 2) + unit;
    if (p >= 1) return fixed(p, 1) + unit;
    if (p >= .1) return fixed(p, 2) + unit;
    if (p >= .01) return fixed(p, 3) + unit;
    return scientific(probability, 1);
}

std::string count(std::uint64_t value) {
    std::string text = std::to_string(value);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, thin);
    return text;
}

std::string number(double value) {
    if (!std::isfinite(value)) return fixed(value, 1);
    if (value != 0 && (std::abs(value) >= 1e7 || std::abs(value) < 1e-3))
        return scientific(value, 2);
    for (int decimals = 1; decimals < 4; ++decimals)
        if (std::abs(std::strtod(plain(value, decimals).c_str(), nullptr) - value) < 1e-9)
            return fixed(value, decimals);
    return fixed(value, 3);
}

std::string significant(double value) {
    const double size = std::abs(value);
    if (value == 0 || !std::isfinite(value)) return fixed(value, 0);
    if (size >= 1e5 || size < 1e-3) return scientific(value, 3);
    const int before = static_cast<int>(std::floor(std::log10(size))) + 1;
    return fixed(value, std::max(0, 4 - before));
}

std::string full(double value) {
    if (std::isinf(value)) return value < 0 ? "-∞" : "∞";
    char buffer[40];
    for (int digits = 15; digits <= 17; ++digits) {
        std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
        if (std::strtod(buffer, nullptr) == value) break;
    }
    return buffer;
}

std::optional<double> read_number(std::string_view typed) {
    std::string text(typed);
    for (const std::string_view blank : {" ", "\t", "\u202F", "\u00A0", "\u2009"})
        replace_all(text, blank, "");
    replace_all(text, minus, "-");
    replace_all(text, ",", ".");
    if (text == "-∞" || text == "-inf") return -std::numeric_limits<double>::infinity();
    double scale = 1;
    if (!text.empty() && text.back() == '%') {
        text.pop_back();
        scale = 100;
    }
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) {
        const auto value = read_plain(text);
        return value ? std::optional(*value / scale) : std::nullopt;
    }
    const auto top = read_plain(text.substr(0, slash)), bottom = read_plain(text.substr(slash + 1));
    if (!top || !bottom || *bottom == 0) return std::nullopt;
    return *top / *bottom / scale;
}

}  // namespace temper::shell
