#include "shell/draw.h"
#include "shell/labs/chain/lab.h"
#include "shell/widgets/chip.h"
#include "shell/widgets/controls.h"

namespace temper::shell {

/// What was said before: what the model goes on from, and what penalties look back at.
float ChainFrame::history(float x, float y, float w) {
    constexpr unsigned owner = ~0u;
    text(x, y + 16, "Said before", {Face::sans_bold, 13, theme_.ink});
    const Type hint{Face::sans, 12, theme_.ink3};
    const std::string_view words = "the prompt: penalties, DRY and the model look back at it";
    const float after = x + width("Said before", {Face::sans_bold, 13}) + 10;
    text(after, y + 16, fitted(words, hint, x + w - after), hint);
    y += 28;
    ImGui::PushID("history");
    float at = x;
    std::vector<std::string>& prompt = scenario_.prompt;
    for (std::size_t i = 0; i < prompt.size(); ++i) {
        const Chip piece{.token = prompt[i], .of = "what was said", .room = w};
        if (at + chip_width(piece) > x + w && at > x) at = x, y += chip_h + 8;
        ImGui::PushID(static_cast<int>(i));
        if (chip(ui_, at, y, piece))
            later_ = [this, i] {
                scenario_.prompt.erase(scenario_.prompt.begin() + static_cast<std::ptrdiff_t>(i));
            };
        ImGui::PopID();
        at += chip_width(piece) + 6;
    }
    const Button add{.label = "Add a word",
                     .name = "Add a word to what was said",
                     .look = Look::quiet,
                     .icon = Icon::plus};
    if (at > x && at + button_width(add) > x + w) at = x, y += chip_h + 8;
    if (button(ui_, {at, y, button_width(add), chip_h}, add).pressed)
        view_.picker.open(owner, "A word said before");
    ImGui::PopID();
    if (const auto id = view_.picker.draw(ui_, owner, view_.place.tokens)) {
        prompt.push_back(view_.place.tokens[*id]);
        changed_ = true;
    }
    return y + chip_h;
}

}  // namespace temper::shell
