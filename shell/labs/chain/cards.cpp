#include <algorithm>

#include "core/math.h"
#include "shell/draw.h"
#include "shell/labs/chain/card.h"
#include "shell/labs/chain/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/stage_bars.h"
#include "shell/widgets/toggle.h"

namespace temper::shell {
namespace {

/// "Paris, Lyon and 3 more": the tokens that a stage removed.
std::string removed_names(const Snapshot& stage, const std::vector<std::string>& tokens) {
    constexpr std::size_t most = 4;
    const std::size_t n = stage.removed.size();
    std::string names;
    for (std::size_t i = 0; i < std::min(n, most); ++i)
        names += (i ? ", " : "") +
                 fitted(visible(tokens[static_cast<std::size_t>(stage.removed[i])]), {}, 120);
    return n > most ? names + " and " + count(n - most) + " more" : names;
}

}  // namespace

const std::string& ChainFrame::note_of(std::size_t i) const {
    static const std::string nothing;
    return view_.pass ? view_.pass->trace.stages[i + 1].note : nothing;
}

std::string ChainFrame::title_of(std::size_t i) const {
    return std::string(info_of(chain_.samplers[i].sampler).title);
}

/// The cards from (x, y) down; returns where they end.
float ChainFrame::cards(float x, float y, float w, bool with_spine) {
    const float top = y;
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < chain_.samplers.size(); ++i) {
        const float h = card_height(i, w);
        boxes.push_back({x, y, w, h});
        y += h + card_gap;
    }
    if (boxes.empty()) {
        empty_chain(x, top, w);
        return top + card_head_h;
    }
    for (std::size_t i = 0; i < boxes.size(); ++i)
        boxes[i].y =
            ui_.eased(view_.ids[i] * 2654435761u, boxes[i].y - frame_.area.y, 200) + frame_.area.y;
    if (with_spine) spine(x - 16.5f, boxes);
    follow_pointer(boxes);
    follow_keys();
    const std::optional<Lift> lift = view_.lift;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!lift || lift->from != i) card(i, boxes[i], false);
        else dashed_outline(boxes[i], theme_.strong, 12);
    }
    if (lift) {
        slot_line(boxes);
        const Box held = lifted_box(boxes);
        keep_in_sight(held);
        card(lift->from, held, true);
    }
    return y - card_gap;
}

void ChainFrame::empty_chain(float x, float y, float w) {
    const Box box{x, y, w, card_head_h};
    dashed_outline(box, theme_.strong, 12);
    text(box.centre(), box.middle() + 5,
         "The model’s own odds. Add a stage, or take a setting by use.",
         {Face::sans, 13, theme_.ink2, .5f});
}

void ChainFrame::spine(float x, const std::vector<Box>& boxes) {
    const auto middle = [](const Box& box) { return box.y + card_head_h / 2; };
    line({x, middle(boxes.front())}, {x, middle(boxes.back())}, theme_.line, 2);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const ImVec2 at{x, middle(boxes[i])};
        const bool acts = note_of(i).empty();
        disc(at, 11, ground_);
        ring(at, 11, acts ? theme_.strong : theme_.line, 1.2f);
        text(at.x, at.y + 4.2f, count(i + 1),
             {Face::sans_bold, 12, acts ? theme_.ink2 : theme_.ink3, .5f});
    }
}

void ChainFrame::card(std::size_t i, const Box& box, bool lifted) {
    ImGui::PushID(static_cast<int>(view_.ids[i]));
    const std::size_t first_node = ui_.nodes.size();
    const bool acts = note_of(i).empty();
    if (lifted) shadow(box, 12, theme_.dark);
    fill(box, acts || lifted ? theme_.surface : ground_, 12);
    if (acts || lifted) outline(box, lifted ? theme_.strong : theme_.line, 12);
    else dashed_outline(box, theme_.line, 12);
    card_head(i, box, lifted);
    card_settings(i, box);
    if (view_.pass) {
        const bool here = lifted && view_.dropped;
        card_result(i, box, here ? *view_.dropped : *view_.pass, (here ? view_.lift->to : i) + 1);
    }
    for (std::size_t k = first_node; k < ui_.nodes.size(); ++k)
        if (ui_.nodes[k].focused) {
            card_keys(i, ui_.nodes[k].id);
            break;
        }
    ImGui::PopID();
}

void ChainFrame::card_head(std::size_t i, const Box& box, bool lifted) {
    Stage& stage = chain_.samplers[i];
    const SamplerInfo info = info_of(stage.sampler);
    const CardShape shape(box, narrow_);
    const float m = box.y + card_head_h / 2;
    const Box hold{box.x + 6, m - 16, 24, 32};
    const Touched grip =
        ui_.item("grip", hold,
                 {.role = Role::button,
                  .name = "Move " + std::string(info.title),
                  .value = "place " + count(i + 1) + " of " + count(chain_.samplers.size()),
                  .grip = true});
    const ImU32 dots = lifted || grip.hovered || grip.held ? theme_.ink : theme_.strong;
    for (const float dy : {-5.f, 0.f, 5.f})
        for (const float dx : {-2.5f, 2.5f}) disc({box.x + 18 + dx, m + dy}, 1.3f, dots);
    if (grip.held && !view_.lift && ImGui::GetIO().MouseDown[0] &&
        ImGui::GetIO().MouseDragMaxDistanceSqr[0] > 9)
        view_.lift =
            Lift{.from = i, .to = i, .grabbed = ImGui::GetIO().MouseClickedPos[0].y - box.y};
    if (view_.lift && view_.lift->from == i && !view_.lift->by_key && !grip.held)
        drop(!ImGui::IsKeyPressed(ImGuiKey_Escape, false));
    if (grip.focused && !ui_.editing.id && ImGui::IsKeyPressed(ImGuiKey_Delete, false))
        later_ = [this, i] { remove(i); };

    const std::string title(info.title);
    if (toggle(ui_, box.x + 36, m, title, stage.on).pressed) {
        stage.on = !stage.on;
        changed_ = true;
    }
    const Type name{Face::sans_bold, 15, note_of(i).empty() ? theme_.ink : theme_.ink3};
    const Type about{Face::sans, 12, theme_.ink3};
    const auto lines = wrapped(info.about, about, shape.title_w);
    const float base = lines.size() > 1 ? m - 10 : m - 3;
    const float end = text(box.x + 82, base, fitted(title, name, shape.title_w - 24), name);
    for (std::size_t k = 0; k < std::min<std::size_t>(2, lines.size()); ++k)
        text(box.x + 82, base + 18 + 15 * static_cast<float>(k), lines[k], about);
    card_differs(i, end + 8, base);
    Sampler sampler = stage.sampler;
    const bool more = shown_settings(i, sampler).size() < settings_of(sampler).size();
    const bool open = view_.is_open(i);
    if (!more && !open) return card_menu(i, {shape.menu_x - 14, m - 14, 28, 28});
    card_menu(i, {shape.menu_x - 14, m - 26, 28, 26});
    const std::string said = title + (open ? ": fewer settings" : ": all settings");
    const Button all{.label = "",
                     .name = said,
                     .look = Look::quiet,
                     .icon = open ? Icon::up : Icon::down,
                     .on = false};
    if (button(ui_, {shape.menu_x - 14, m + 2, 28, 26}, all).pressed) view_.set_open(i, !open);
}

/// What can be done with the card as a whole.
void ChainFrame::card_menu(std::size_t i, const Box& anchor) {
    const std::string title = title_of(i), name = "card " + std::to_string(view_.ids[i]),
                      said = title + ": more";
    const Button more{.label = "",
                      .name = said,
                      .look = Look::quiet,
                      .icon = Icon::menu,
                      .on = view_.menu.open == name};
    if (button(ui_, anchor, more).pressed) view_.menu = {.open = name, .opening = true};
    if (view_.menu.open != name) return;
    const std::size_t last = chain_.samplers.size() - 1;
    const MenuItem items[] = {
        {view_.is_open(i) ? "Fewer settings" : "All settings"},
        {""},
        {"Move up", "Alt+↑", i == 0},
        {"Move down", "Alt+↓", i == last},
        {"Duplicate"},
        {"Remove", "Delete"},
    };
    const auto chosen = menu(ui_, name, anchor, items, view_.menu);
    if (!chosen) return;
    switch (*chosen) {
        case 0: view_.set_open(i, !view_.is_open(i)); break;
        case 2:
            later_ = [this, i] { apply_order(moved_order(chain_.samplers.size(), i, i - 1)); };
            break;
        case 3:
            later_ = [this, i] { apply_order(moved_order(chain_.samplers.size(), i, i + 1)); };
            break;
        case 4: later_ = [this, i] { duplicate(i); }; break;
        case 5: later_ = [this, i] { remove(i); }; break;
    }
}

Explain ChainFrame::explain_stage(const Pass& pass, std::size_t stage) const {
    const Snapshot& before = pass.trace.stages[stage - 1];
    const Snapshot& after = pass.trace.stages[stage];
    const double h0 = after.entropy_before, h1 = after.entropy_after;
    Explain e{
        .title = "Before and after: " + title_of(stage - 1),
        .lines = {count(before.kept.size()) + " tokens in, " + count(after.kept.size()) + " out",
                  "probability removed = " + significant(after.mass_removed),
                  "H: " + fixed(h0, 3) + " → " + fixed(h1, 3) + " nats, perplexity " +
                      fixed(temper::exp(h0), 2) + " → " + fixed(temper::exp(h1), 2)},
        .value = full(after.mass_removed)};
    const std::string gone = removed_names(after, view_.place.tokens);
    e.sentence = !after.note.empty() ? after.note
                 : gone.empty()      ? "Nothing is removed; the odds among the tokens change."
                                     : "Removed: " + gone + ".";
    return e;
}

/// The picture before and after, what was removed and what is left.
void ChainFrame::card_result(std::size_t i, const Box& box, const Pass& pass, std::size_t stage) {
    const CardShape shape(box, narrow_);
    const Snapshot& after = pass.trace.stages[stage];
    const bool acts = after.note.empty();
    const bool bars = !narrow_ || acts || view_.is_open(i);
    if (bars)
        stage_bars(ui_, shape.bars,
                   {.before = pass.trace.stages[stage - 1].probs,
                    .after = after.probs,
                    .ranked = pass.ranked(),
                    .faint = !acts});
    const float right = shape.numbers_right, m = box.y + card_head_h / 2;
    const std::string left = count(after.kept.size()) + " left";
    const bool lost = after.mass_removed > 0;
    const Type small{Face::sans, 12, theme_.ink3, 1};
    if (lost)
        text(right, m - 2, "−" + percent(after.mass_removed),
             {Face::sans_bold, 14, theme_.ember, 1});
    if (acts || narrow_) text(right, lost ? m + 16 : m + 4.5f, left, small);
    const std::string title = title_of(stage == i + 1 ? i : view_.lift->from);
    const Box numbers{right - 64, m - 16, 64, 36}, b = shape.bars;
    const Box place = narrow_ ? numbers : Box{b.x, b.y, right - b.x, b.h};
    const Touched touched = ui_.item(
        "result", place,
        {.role = Role::text,
         .name = "What " + title + " does",
         .value = acts ? (lost ? "removes " + percent(after.mass_removed) + ", " : "") + left
                       : after.note,
         .now = after.mass_removed});
    ui_.explain(touched, place, [&] { return explain_stage(pass, stage); });
}

}  // namespace temper::shell
