#include <algorithm>

#include "shell/draw.h"
#include "shell/labs/chain/card.h"
#include "shell/labs/chain/lab.h"
#include "shell/visible.h"
#include "shell/widgets/chip.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/setting.h"

namespace temper::shell {
namespace {

constexpr float head_h = 26, chip_gap = 6, line_gap = 8;

std::string name_of_add(const std::string& title) {
    return "Add a token to " + title;
}

}  // namespace

/// What a list of an open card takes.
float ChainFrame::list_height(const SettingRef& list, float w) const {
    const float line_h = narrow_ ? touch_line_h : card_line_h;
    if (list.numbers) return head_h + line_h * static_cast<float>(list.numbers->size() + 1);
    float at = 0, rows = 1;
    const auto put = [&](float wide) {
        if (at + wide > w && at > 0) at = 0, ++rows;
        at += wide + chip_gap;
    };
    for (const std::string& token : *list.names) put(chip_width({.token = token, .room = w}));
    put(button_width({.label = "Add", .icon = Icon::plus}));
    return head_h + (chip_h + line_gap) * rows;
}

/// Puts an edited list back into the stage it is of.
void ChainFrame::put_list(std::size_t i, const TokenNames* names, const TokenNumbers* numbers) {
    for (const SettingRef& one : settings_of(chain_.samplers[i].sampler)) {
        if (one.names && names) *one.names = *names;
        if (one.numbers && numbers) *one.numbers = *numbers;
    }
    changed_ = true;
}

/// Tokens as chips, and one more from all of them; returns where it ends.
float ChainFrame::names_list(std::size_t i, TokenNames names, float x, float y, float w) {
    const std::string title = title_of(i), adds = name_of_add(title);
    text(x, y + 16, "sequence_breakers", {Face::sans, 13, theme_.ink3});
    y += head_h;
    float at = x;
    std::optional<std::size_t> gone;
    for (std::size_t k = 0; k < names.size(); ++k) {
        const Chip piece{.token = names[k], .of = title, .room = w};
        const float wide = chip_width(piece);
        if (at + wide > x + w && at > x) at = x, y += chip_h + line_gap;
        ImGui::PushID(static_cast<int>(k));
        if (chip(ui_, at, y, piece)) gone = k;
        ImGui::PopID();
        at += wide + chip_gap;
    }
    const Button add{.label = "Add", .name = adds, .look = Look::quiet, .icon = Icon::plus};
    if (at + button_width(add) > x + w && at > x) at = x, y += chip_h + line_gap;
    if (button(ui_, {at, y, button_width(add), chip_h}, add).pressed)
        view_.picker.open(view_.ids[i], "A token that ends a repetition");
    const auto added = view_.picker.draw(ui_, view_.ids[i], view_.place.tokens);
    if (gone) names.erase(names.begin() + static_cast<std::ptrdiff_t>(*gone));
    if (added && std::find(names.begin(), names.end(), view_.place.tokens[*added]) == names.end())
        names.push_back(view_.place.tokens[*added]);
    if (gone || added) put_list(i, &names, nullptr);
    return y + chip_h + line_gap;
}

/// Tokens with a number each, and one more from all of them; returns where it ends.
float ChainFrame::numbers_list(std::size_t i, const FieldInfo& info, TokenNumbers numbers, float x,
                               float y, float w) {
    const std::string title = title_of(i), adds = name_of_add(title);
    const float line_h = narrow_ ? touch_line_h : card_line_h;
    text(x, y + 16, std::string(info.name) + ", added to the logits",
         {Face::sans, 13, theme_.ink3});
    y += head_h;
    bool edited = false;
    std::optional<std::size_t> gone;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        const std::string token = numbers[k].first, removes = "Remove " + token + " from " + title;
        const std::string shown = fitted(visible(token), {Face::sans, 13}, w * .3f);
        FieldInfo named = info;
        named.name = shown;
        ImGui::PushID(static_cast<int>(k));
        setting(ui_, {x, y, w - 30, line_h},
                {.info = named,
                 .owner = title,
                 .value = numbers[k].second,
                 .label_w = w * .3f,
                 .colour = theme_.ink},
                [&](double to) -> std::string {
                    numbers[k].second = to;
                    edited = true;
                    return "";
                });
        const Button cross{.label = "", .name = removes, .look = Look::quiet, .icon = Icon::cross};
        if (button(ui_, {x + w - 24, y + line_h / 2 - 12, 24, 24}, cross).pressed) gone = k;
        ImGui::PopID();
        y += line_h;
    }
    const Button add{.label = "Add a token", .name = adds, .look = Look::quiet, .icon = Icon::plus};
    if (button(ui_, {x - 8, y + line_h / 2 - 14, button_width(add), 28}, add).pressed)
        view_.picker.open(view_.ids[i], "A token whose logit to change");
    const auto added = view_.picker.draw(ui_, view_.ids[i], view_.place.tokens);
    if (gone) numbers.erase(numbers.begin() + static_cast<std::ptrdiff_t>(*gone));
    if (added) {
        const std::string& token = view_.place.tokens[*added];
        const bool named = std::any_of(numbers.begin(), numbers.end(),
                                       [&](const auto& pair) { return pair.first == token; });
        if (!named) numbers.emplace_back(token, 1);
    }
    if (edited || gone || added) put_list(i, nullptr, &numbers);
    return y + line_h;
}

}  // namespace temper::shell
