#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr std::string_view open_box = "␣";

/// The picture of a control character: U+2400 and on, three bytes in UTF-8.
std::string control_picture(unsigned char c) {
    return {'\xE2', '\x90', static_cast<char>(0x80 + c)};
}

}  // namespace

std::string visible(std::string_view token) {
    if (token.empty()) return "(empty)";
    std::string shown;
    for (const char c : token) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == ' ') shown += open_box;
        else if (c == '\n') shown += "↵";
        else if (byte < 0x20) shown += control_picture(byte);
        else if (byte == 0x7F) shown += "␡";
        else shown += c;
    }
    return shown;
}

float token_text(const Ui& ui, float x, float baseline, std::string_view token, Type type,
                 float room) {
    std::string_view rest = token;
    const std::string whole = fitted(visible(token), type, room);
    rest = whole;
    while (!rest.empty()) {
        const std::size_t box = rest.find(open_box);
        x = text(x, baseline, rest.substr(0, box), type);
        if (box == std::string_view::npos) break;
        Type weak = type;
        weak.colour = ui.theme->ink3;
        x = text(x, baseline, open_box, weak);
        rest.remove_prefix(box + open_box.size());
    }
    return x;
}

}  // namespace temper::shell
