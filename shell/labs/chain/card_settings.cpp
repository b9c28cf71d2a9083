#include <algorithm>

#include "shell/draw.h"
#include "shell/labs/chain/card.h"
#include "shell/labs/chain/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/setting.h"

namespace temper::shell {
namespace {

constexpr Type label{Face::sans, 13};

/// Whether a number is worth showing on a closed card: it has no value that stands for nothing, or,
/// as -1 does where whole numbers are counted, for everything.
bool matters(const SettingRef& one) {
    if (!one.is_number() || (one.whole() && one.value() < 0)) return false;
    if (one.info.off) return one.value() != *one.info.off;
    if (one.info.standard) return one.value() != *one.info.standard;
    return true;
}

/// "art +2.0, love −1.0": a list on a closed card.
std::string summary(const SettingRef& one) {
    if (one.names) return one.names->empty() ? "none" : count(one.names->size()) + " tokens";
    std::string words;
    for (const auto& [token, value] : *one.numbers)
        words +=
            (words.empty() ? "" : ", ") + visible(token) + (value > 0 ? " +" : " ") + number(value);
    return words.empty() ? "no token named yet" : words;
}

}  // namespace

/// Which settings stand on the card: all of an open one, else two that matter, or
/// the one that makes the stage do nothing.
std::vector<SettingRef> ChainFrame::shown_settings(std::size_t i, Sampler& sampler) const {
    std::vector<SettingRef> all = settings_of(sampler);
    if (view_.is_open(i)) return all;
    if (!chain_.samplers[i].on) return {};
    const bool acts = note_of(i).empty();
    std::vector<SettingRef> shown;
    for (const SettingRef& one : all) {
        const bool idle = one.info.off && one.value() == *one.info.off;
        if (acts ? matters(one) && shown.size() < 2 : idle && shown.empty()) shown.push_back(one);
    }
    if (shown.empty() && !all.empty()) shown.push_back(all.front());
    return shown;
}

float ChainFrame::card_height(std::size_t i, float w) const {
    const CardShape shape({0, 0, w, 0}, narrow_);
    const bool open = view_.is_open(i), acts = note_of(i).empty();
    Sampler sampler = chain_.samplers[i].sampler;
    float lines = 0, lists = 0;
    for (const SettingRef& one : shown_settings(i, sampler)) {
        if (one.is_number() || !open) ++lines;
        else lists += list_height(one, shape.fields_w);
    }
    if (!narrow_) return std::max(card_head_h, (lines + !acts) * shape.line_h + 4 + lists);
    const float note = acts ? 0 : 26, bars = acts || open ? 44 : 0;
    const float below = lines * shape.line_h + note + bars + lists;
    return card_head_h + below + (below > 0 ? 6 : 0);
}

/// Sets one number; says why not if it does not go with the others.
std::string ChainFrame::take(std::size_t i, std::string_view field, double value) {
    Sampler edited = chain_.samplers[i].sampler;
    for (const SettingRef& one : settings_of(edited))
        if (one.info.name == field) one.set(value);
    if (const auto fault = fault_of(edited)) return fault->message;
    chain_.samplers[i].sampler = std::move(edited);
    changed_ = true;
    return "";
}

void ChainFrame::card_setting(std::size_t i, const SettingRef& one, const Box& row, float label_w) {
    const std::string title = title_of(i);
    setting(ui_, row,
            {.info = one.info,
             .owner = title,
             .value = one.value(),
             .whole = one.whole(),
             .faint = !note_of(i).empty(),
             .label_w = label_w,
             .colour = theme_.ink},
            [&](double value) { return take(i, one.info.name, value); });
}

/// A list on a closed card: what is in it, and the way to open it.
void ChainFrame::list_button(std::size_t i, const SettingRef& one, const Box& row) {
    const Type type{Face::sans, 13, theme_.ink2};
    const std::string words = std::string(one.info.name) + ": " + summary(one);
    const Touched touched =
        ui_.item("list", row, {.role = Role::button, .name = title_of(i) + " " + words});
    text(row.x, row.middle() + 4.5f, fitted(words, type, row.w), type);
    dashed_level(row.x, row.middle() + 9, std::min(row.w, width(words, type)), theme_.strong, 1);
    if (touched.pressed) view_.set_open(i, true);
}

void ChainFrame::card_settings(std::size_t i, const Box& box) {
    const CardShape shape(box, narrow_);
    const bool open = view_.is_open(i);
    const std::string& note = note_of(i);
    Sampler sampler = chain_.samplers[i].sampler;
    const std::vector<SettingRef> shown = shown_settings(i, sampler);
    float lines = note.empty() || narrow_ ? 0 : 1, label_w = 0;
    bool lists = false;
    for (const SettingRef& one : shown) {
        if (one.is_number() || !open) ++lines;
        else lists = true;
        if (one.is_number()) label_w = std::max(label_w, width(one.info.name, label) + 10);
    }
    float y = shape.fields_y;
    if (!narrow_ && lines < 3 && !lists)
        y = box.y + card_head_h / 2 - (lines - 1) * shape.line_h / 2;
    for (const SettingRef& one : shown) {
        const float top = y - shape.line_h / 2;
        const Box row{shape.fields_x, top, shape.fields_w, shape.line_h};
        if (one.is_number()) card_setting(i, one, row, label_w);
        else if (!open) list_button(i, one, row);
        else if (one.names) names_list(i, *one.names, row.x, top, row.w);
        else numbers_list(i, one.info, *one.numbers, row.x, top, row.w);
        y += one.is_number() || !open ? shape.line_h : list_height(one, row.w);
    }
    if (note.empty()) return;
    const Type type{Face::sans, lines > 1 ? 12.f : 13.f, theme_.ink2};
    if (narrow_) y -= lines > 0 ? 10 : 16;
    text(shape.fields_x, y + 4.5f, fitted(note, type, shape.fields_w + 4), type);
}

}  // namespace temper::shell
