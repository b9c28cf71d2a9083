#include <algorithm>

#include "shell/draw.h"
#include "shell/labs/generate/generate.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/sentence.h"

namespace temper::shell {
namespace {

constexpr std::size_t most_picks = 9, trunk_shown = 6;
constexpr float trunk_step = 36;

}  // namespace

/// What the die says, and the candidates to take by hand.
void GenerateFrame::next_card(const Box& card) {
    fill(card, theme_.surface, 12);
    outline(card, theme_.line, 12);
    const temper::Look& look = *m_.work.look();
    const bool past = m_.looked || m_.peeked;
    const Type words{Face::serif, 19, theme_.ink}, bold{Face::serif_bold, 19, theme_.ink};
    const Type body{Face::sans, 13, theme_.ink2};
    float x = card.x + 18;
    const float left = std::min(card.w * .4f, 350.f);
    std::vector<Run> said = {
        {past ? "The die said " : "The die says ", words},
        {fitted(visible(m_.work.name(look.trace.token)), bold, left - 120), bold},
        {".", words}};
    flow(said, x, card.y + 33, left, 24);
    const std::string_view hint =
        past ? "Choose another word here and the text goes on from there as a branch."
             : "Take it, or choose another word yourself: the die is overruled, and the road not "
               "taken stays as a branch.";
    float y = card.y + 57;
    for (const std::string& l : wrapped(hint, body, left - 10)) {
        text(x, y, l, body);
        y += 18;
    }
    x = card.x + left + 30;
    text(x, card.y + 28, "Pick by hand", {Face::sans, 12, theme_.ink3});
    const Type token{Face::serif, 16, theme_.ink};
    for (std::size_t i = 0; i < std::min(most_picks, look.candidates.size()); ++i) {
        const std::int32_t id = look.candidates[i].token;
        const std::string name = fitted(visible(m_.work.name(id)), token, 120);
        const Box box{x, card.y + 44, width(name, token) + 30, 36};
        if (box.right() > card.right() - 12) break;
        const bool hot = id == look.trace.token;
        ImGui::PushID(id);
        const Touched touched = ui_.item("pick", box,
                                         {.role = Role::button,
                                          .name = "Pick " + m_.work.name(id),
                                          .value = percent(look.candidates[i].probability),
                                          .on = hot});
        ImGui::PopID();
        fill(box, hot ? theme_.ember_tint : touched.hovered ? theme_.sunken : theme_.page, 7);
        outline(box, hot ? theme_.ember : theme_.strong, 7, hot ? 1.5f : 1);
        text(x + 10, box.middle() + 5.5f, name, token);
        text(box.right() - 6, box.y + 14, std::to_string(i + 1), {Face::sans, 11, theme_.ink3, 1});
        if (touched.pressed) pick(id);
        x = box.right() + 7;
    }
}

/// Every text tried from this prompt: the present one as a trunk, the others as cards that hang
/// from where they parted. Returns the bottom.
float GenerateFrame::branches(float x, float y, float w) {
    text(x, y + 18, "Branches", {Face::sans_bold, 15, theme_.ink});
    text(x, y + 37, "every text tried from this prompt", {Face::sans, 12, theme_.ink3});
    const auto& steps = m_.work.text().steps();
    const std::size_t first = steps.size() > trunk_shown ? steps.size() - trunk_shown : 0;
    const float lane = x + 8, top = y + 68;
    float at = top;
    const Type name{Face::serif, 15, theme_.ink}, number{Face::sans, 13, theme_.ink2, 1};
    const std::string root = first > 0                  ? "…"
                             : scenario_.prompt.empty() ? "start"
                                                        : visible(scenario_.prompt.back());
    ring({lane, at}, 4.5f, theme_.ink, 2);
    text(x + 68, at + 5, root, {Face::serif, 15, theme_.ink2});
    std::vector<float> heights(steps.size() + 1, top);
    for (std::size_t i = first; i < steps.size(); ++i) {
        line({lane, at + 5}, {lane, at + trunk_step}, theme_.ink, 2);
        at += trunk_step;
        heights[i + 1] = at;
        disc({lane, at}, 5, theme_.ink);
        text(x + 68, at + 5, fitted(visible(m_.work.name(steps[i].token)), name, w - 130), name);
        text(x + w, at + 4.7f, percent(steps[i].probability), number);
    }
    if (m_.work.text().stop() == Stop::none) {
        for (float dash = at + 6; dash < at + 44; dash += 7)
            line({lane, dash}, {lane, dash + 3}, theme_.ember, 2);
        at += 50;
        ring({lane, at}, 4.5f, theme_.ember, 2);
        text(x + 68, at + 4.7f, "step " + count(steps.size() + 1),
             {Face::sans_bold, 13, theme_.ember});
        text(x + w, at + 4.7f, "here", {Face::sans, 12, theme_.ember, 1});
    }
    float card_y = at + 32;
    if (m_.work.branches().empty()) {
        const Type hint{Face::sans, 12, theme_.ink3};
        for (const std::string& l :
             wrapped("Take another word than the die’s, here or at a word before: what would have "
                     "come stays here, to go back to.",
                     hint, w - 68)) {
            text(x + 68, card_y + 6, l, hint);
            card_y += 17;
        }
        card_y += 12;
    }
    float side = lane + 20;
    for (const Branch& branch : m_.work.branches()) {
        const Box card{x + 60, card_y, w - 60, 58};
        const float from = heights[std::min(branch.parted, heights.size() - 1)];
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddBezierCubic({lane, from}, {lane, from + 18}, {side, from + 12}, {side, from + 30},
                             theme_.strong, 2);
        line({side, from + 30}, {side, card.middle()}, theme_.strong, 2);
        disc({side, card.middle()}, 4.5f, theme_.strong);
        ImGui::PushID(static_cast<int>(branch.place));
        const Touched touched = ui_.item("branch", card,
                                         {.role = Role::button,
                                          .name = "Go to the branch " + branch.text,
                                          .value = percent(branch.probability)});
        ImGui::PopID();
        fill(card, touched.hovered ? theme_.sunken : theme_.surface, 8);
        outline(card, theme_.line, 8);
        text(card.x + 12, card.y + 24, fitted(visible_text(branch.text), name, card.w - 24), name);
        const Type told{Face::sans, 12, theme_.ink3};
        text(card.x + 12, card.y + 44,
             fitted((branch.by_hand ? "picked by hand at step " : "the die's own at step ") +
                        count(branch.parted + 1) + ", " + percent(branch.probability),
                    told, card.w - 24),
             told);
        if (touched.pressed) {
            Forced other = scenario_.view.branches[branch.place];
            scenario_.view.branches[branch.place] =
                std::exchange(scenario_.view.forced, std::move(other));
            scenario_.view.step = static_cast<std::uint32_t>(branch.parted + 1);
            m_.looked.reset();
            changed_ = true;
        }
        card_y += 70;
        side = std::min(side + 10, x + 50);
    }
    if (!scenario_.view.branches.empty()) {
        const Button clear{.label = "Clear the branches", .look = Look::quiet};
        if (button(ui_, {x + 48, card_y, button_width(clear), 36}, clear).pressed) {
            scenario_.view.branches.clear();
            changed_ = true;
        }
        card_y += 44;
    }
    return card_y;
}

}  // namespace temper::shell
