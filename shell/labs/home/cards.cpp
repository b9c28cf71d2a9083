#include <algorithm>

#include "shell/draw.h"
#include "shell/labs/home/lab.h"
#include "shell/labs/home/pictures.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/field.h"

namespace temper::shell {
namespace {

constexpr float gap = 16, least_card = 160;

std::string_view about(std::string_view lab) {
    constexpr std::pair<std::string_view, std::string_view> all[] = {
        {"temperature", "Edit logits, turn T, roll the die."},
        {"chain", "Stack samplers, see each cut."},
        {"generate", "Word by word, by die or by hand."},
        {"runs", "A million runs and the exact odds."},
        {"compare", "Same dice, other temperatures."},
    };
    for (const auto& [id, words] : all)
        if (id == lab) return words;
    return "";
}

/// As many columns as fit, at most `most`.
int columns_in(float w, int most) {
    return std::clamp(static_cast<int>((w + gap) / (least_card + gap)), 1, most);
}

struct Grid {
    float x, y, card_w, card_h;
    int columns;
    Box at(int i) const {
        return {x + (card_w + gap) * static_cast<float>(i % columns),
                y + (card_h + gap) * static_cast<float>(i / columns), card_w, card_h};
    }
    float bottom(int n) const {
        const int rows = (n + columns - 1) / columns;
        return y + (card_h + gap) * static_cast<float>(rows) - gap;
    }
};

Grid grid(float x, float y, float w, int columns, float card_h) {
    const auto n = static_cast<float>(columns);
    return {x, y, (w - gap * (n - 1)) / n, card_h, columns};
}

}  // namespace

/// A lab's picture, drawn from the scenario on screen; pressing it goes there.
void HomeFrame::lab_card(const LabKind& lab, const Box& box) {
    const std::string name(lab.title);
    const Touched touched = ui_.item(
        name.c_str(), box,
        {.role = Role::button, .name = name + " lab", .value = std::string(about(lab.id))});
    fill(box, theme_.surface, 12);
    outline(box, touched.hovered ? theme_.strong : theme_.line, 12);
    const bool small = box.h < 200;
    const float foot = small ? 62 : 78, side = small ? 14 : 18;
    picture(ui_, lab.id, m_.sketch,
            {box.x + side, box.y + side, box.w - 2 * side, box.h - foot - 2 * side});
    level(box.x + 1, box.bottom() - foot, box.w - 2, theme_.line);
    const Type words{Face::sans, 12, theme_.ink2};
    float y = box.bottom() - foot + (small ? 22.f : 31.f);
    text(box.x + side, y, lab.title, {Face::sans_bold, 15, theme_.ink});
    y += small ? 17 : 22;
    for (const std::string& l : wrapped(about(lab.id), words, box.w - 2 * side)) {
        text(box.x + side, y, l, words);
        y += 15;
    }
    if (touched.pressed) frame_.look = lab.id;
}

float HomeFrame::labs(float x, float y, float w) {
    level(x, y, w, theme_.line);
    const float end = text(x, y + 31, "Labs", {Face::sans_bold, 15, theme_.ink});
    text(end + 8, y + 31, "touch everything, undo anything", {Face::sans, 13, theme_.ink3});
    const auto all = all_labs();
    const auto n = static_cast<int>(tab_count());
    const Grid cards = grid(x, y + 49, w, columns_in(w, std::max(n, 3)), narrow_ ? 172.f : 220.f);
    int i = 0;
    ImGui::PushID("labs");
    for (const LabKind& lab : all)
        if (lab.tab) lab_card(lab, cards.at(i++));
    ImGui::PopID();
    return cards.bottom(n) + 32;
}

void HomeFrame::scenario_card(const Shown& shown, const Box& box) {
    const std::string title(shown.title);
    const LabKind* lab = lab_of(shown.lab);
    const Touched touched = ui_.item(title.c_str(), box,
                                     {.role = Role::button,
                                      .name = "Open " + title,
                                      .value = lab ? std::string(lab->title) : ""});
    fill(box, theme_.surface, 12);
    outline(box, touched.hovered ? theme_.strong : theme_.line, 12);
    constexpr float foot = 58, side = 14;
    picture(ui_, shown.lab, shown.sketch,
            {box.x + side, box.y + side, box.w - 2 * side, box.h - foot - 2 * side});
    level(box.x + 1, box.bottom() - foot, box.w - 2, theme_.line);
    const Type type{Face::sans_bold, 13, theme_.ink};
    text(box.x + side, box.bottom() - foot + 24, fitted(title, type, box.w - 2 * side), type);
    if (lab)
        text(box.x + side, box.bottom() - foot + 43, lab->title, {Face::sans, 12, theme_.ink2});
    if (touched.pressed) frame_.open = shown.name;
}

float HomeFrame::gallery(float x, float y, float w) {
    const float end = text(x, y + 8, "Scenarios", {Face::sans_bold, 15, theme_.ink});
    text(end + 8, y + 8, "each shows one thing", {Face::sans, 13, theme_.ink3});
    const auto n = static_cast<int>(m_.gallery.size());
    const Grid cards = grid(x, y + 26, w, columns_in(w, 5), narrow_ ? 156.f : 172.f);
    ImGui::PushID("gallery");
    for (int i = 0; i < n; ++i) scenario_card(m_.gallery[static_cast<std::size_t>(i)], cards.at(i));
    ImGui::PopID();
    return cards.bottom(n) + 20;
}

/// A field for a document that is somewhere else; it is read once the person is done with it.
float HomeFrame::paste_field(float x, float y, float w) {
    const Box box{x, y, w, 140};
    fill(box, theme_.surface, 12);
    outline(box, theme_.strong, 12);
    const Type type{Face::mono, 13, theme_.ink3};
    field(ui_, box, x + 16, y + 30,
          {.name = "Pasted text",
           .shown = "Press here and paste, then Ctrl+Enter.",
           .edited = "",
           .type = type,
           .lines = true},
          [this](const std::string& typed) -> std::string {
              m_.pasting = false;
              frame_.pasted = typed;
              return "";
          });
    return box.bottom() + 12;
}

/// How one's own comes in.
float HomeFrame::foot(float x, float y, float w) {
    const float tall = ui_.platform.touch() ? 44 : 36;
    const Button paste{.label = "Paste a scenario", .look = Look::quiet, .on = m_.pasting};
    const Button open{.label = "Open a file", .look = Look::quiet};
    const float paste_w = button_width(paste);
    const bool asked = button(ui_, {x - 13, y, paste_w, tall}, paste).pressed;
    if (button(ui_, {x - 9 + paste_w, y, button_width(open), tall}, open).pressed)
        frame_.choose_file = true;
    const Type quiet{Face::sans, 13, theme_.ink3, narrow_ ? 0.f : 1.f};
    const std::string_view words = "Runs on this device. Nothing is sent.";
    if (narrow_) text(x, y + tall + 18, words, quiet);
    else text(x + w, y + tall / 2 + 4.7f, words, quiet);
    y += tall + (narrow_ ? 36.f : 12.f);
    if (asked) m_.pasting = !m_.pasting;
    if (m_.pasting) y = paste_field(x, y, w);
    return y + 12;
}

}  // namespace temper::shell
