#include "shell/visible.h"

namespace temper::shell {
namespace {

/// The picture of a control character: U+2400 and on, three bytes in UTF-8.
std::string control_picture(unsigned char c) {
    return {'\xE2', '\x90', static_cast<char>(0x80 + c)};
}

/// How many bytes the character at the front has.
std::size_t first_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
    return size;
}

/// Whether the character at the front is written from right to left: U+0590 to U+08FF, and their
/// presentation forms U+FB1D to U+FDFF and U+FE70 to U+FEFF.
bool leftwards(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.size() >= 2 && byte(0) >= 0xD6 && byte(0) <= 0xDF)
        return byte(0) > 0xD6 || byte(1) >= 0x90;
    if (text.size() < 3) return false;
    if (byte(0) == 0xE0) return byte(1) >= 0xA0 && byte(1) <= 0xA3;
    if (byte(0) != 0xEF) return false;
    return (byte(1) >= 0xAC && byte(1) <= 0xB7) || (byte(1) >= 0xB9 && byte(1) <= 0xBB);
}

/// What is drawn goes from left to right: words that are written the other way are turned round.
std::string in_drawing_order(std::string_view text) {
    std::string drawn, turned;
    while (!text.empty()) {
        const std::size_t size = first_size(text);
        if (leftwards(text)) {
            turned.insert(0, text.substr(0, size));
        } else {
            drawn += turned;
            turned.clear();
            drawn += text.substr(0, size);
        }
        text.remove_prefix(size);
    }
    return drawn + turned;
}

std::string shown_as(std::string_view text, std::string_view space) {
    if (text.empty()) return "(empty)";
    std::string shown;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == ' ') shown += space;
        else if (c == '\n') shown += "↵";
        else if (byte < 0x20) shown += control_picture(byte);
        else if (byte == 0x7F) shown += "␡";
        else shown += c;
    }
    return in_drawing_order(shown);
}

}  // namespace

std::string visible(std::string_view token) {
    return shown_as(token, open_box);
}

std::string visible_text(std::string_view text) {
    return shown_as(text, " ");
}

}  // namespace temper::shell
