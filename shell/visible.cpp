#include "shell/visible.h"

namespace temper::shell {
namespace {

/// The picture of a control character: U+2400 and on, three bytes in UTF-8.
std::string control_picture(unsigned char c) {
    return {'\xE2', '\x90', static_cast<char>(0x80 + c)};
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
    return shown;
}

}  // namespace

std::string visible(std::string_view token) {
    return shown_as(token, open_box);
}

std::string visible_text(std::string_view text) {
    return shown_as(text, " ");
}

}  // namespace temper::shell
