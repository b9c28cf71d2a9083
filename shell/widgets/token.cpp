#include "shell/widgets/token.h"

namespace temper::shell {

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
