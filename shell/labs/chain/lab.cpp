#include "shell/labs/chain/lab.h"

#include <algorithm>

#include "shell/draw.h"
#include "shell/labs/chain/card.h"
#include "shell/labs/chain/presets.h"
#include "shell/settings.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr const char* add_menu = "add a stage";

std::string name_of_chain(const Scenario& scenario, std::size_t i) {
    const std::string& name = scenario.chains[i].name;
    return name.empty() ? "Chain " + std::to_string(i + 1) : name;
}

}  // namespace

ChainFrame::ChainFrame(LabFrame& frame, ChainMemory& view, Scenario& scenario)
    : frame_(frame),
      ui_(frame.ui),
      theme_(*frame.ui.theme),
      view_(view),
      scenario_(scenario),
      chain_(scenario.chains[view.chain]),
      ground_(frame.layout == Layout::embed ? theme_.surface : theme_.page),
      narrow_(frame.layout == Layout::narrow || frame.area.w < 620) {}

bool ChainFrame::draw() {
    const Box& a = frame_.area;
    const float content = std::min(a.w, 1440.f);
    const float edge = a.x + (a.w - content) / 2;
    switch (frame_.layout) {
        case Layout::wide: draw_wide(edge + 32, content - 64); break;
        case Layout::medium: draw_medium(edge + 24, content - 48); break;
        case Layout::narrow: draw_narrow(edge + 20, content - 40); break;
        case Layout::embed: draw_embed(edge + 28, content - 56); break;
    }
    if (view_.lift) ui_.wake_in(0);
    if (later_) {
        later_();
        view_.moved_of = chain_.samplers;
        changed_ = true;
    }
    return changed_;
}

/// The programs' orders and, beside them, what was moved last and Add. Returns where it ends.
float ChainFrame::order_row(float x, float y, float w) {
    const float h = narrow_ ? 40 : 32;
    float at = x;
    if (scenario_.chains.size() > 1) {
        at = chain_choice(x, y, h, narrow_ ? w : w * .4f) + 12;
        if (narrow_) at = x, y += h + 8;
    }
    if (narrow_) {
        order_choice({x, y, w, h});
        return y + h;
    }
    const float add_x = x + w - add_width();
    float wide = order_width();
    const bool below = at + 46 + wide + 12 > add_x;
    add_stage({add_x, y, add_width(), h});
    if (below) at = x, y += h + 8;
    text(at, y + 20, "Order", {Face::sans, 13, theme_.ink2});
    at += 46;
    order_choice({at, y + 1, wide, 30});
    at += wide + 14;
    const Type hint{Face::sans, 12, theme_.ink3};
    const float room = (below ? x + w : add_x - 12) - at;
    if (view_.moved_of == chain_.samplers && room > 60)
        text(at, y + 20, fitted(view_.moved, hint, room), hint);
    return y + h;
}

namespace {

std::vector<std::string_view> order_names() {
    std::vector<std::string_view> names;
    for (const ProgramOrder& order : program_orders()) names.push_back(order.program);
    names.push_back("Yours");
    return names;
}

}  // namespace

float ChainFrame::order_width() const {
    return segmented_width(order_names());
}

/// One press, one undo: the chain in a program's order, or in the one it had before.
void ChainFrame::order_choice(const Box& box) {
    const std::vector<std::string_view> names = order_names();
    const std::size_t yours = names.size() - 1;
    const std::size_t before = order_of(chain_).value_or(yours);
    int chosen = static_cast<int>(before);
    ImGui::PushID("order");
    const bool changed = segmented(ui_, box, names, chosen);
    ImGui::PopID();
    if (!changed || (static_cast<std::size_t>(chosen) == yours && !view_.own)) return;
    later_ = [this, to = static_cast<std::size_t>(chosen), yours, before] {
        if (before == yours) view_.own = chain_;
        if (to < yours) chain_ = in_order(chain_, program_orders()[to]);
        else chain_ = *view_.own;
        view_.ids.clear();
        view_.open.clear();
        view_.moved.clear();
    };
}

float ChainFrame::add_width() const {
    return button_width({.label = narrow_ ? "Add a stage" : "Add", .icon = Icon::plus});
}

/// Add, and the menu of all kinds.
void ChainFrame::add_stage(const Box& box) {
    const Button add{.label = narrow_ ? "Add a stage" : "Add",
                     .name = "Add a stage",
                     .icon = Icon::plus,
                     .on = view_.menu.open == add_menu};
    const bool plus = !ui_.editing.id &&
                      ((ImGui::IsKeyPressed(ImGuiKey_Equal, false) && ImGui::GetIO().KeyShift) ||
                       ImGui::IsKeyPressed(ImGuiKey_KeypadAdd, false));
    if (button(ui_, box, add).pressed || plus) view_.menu = {.open = add_menu, .opening = true};
    if (view_.menu.open != add_menu) return;
    std::vector<MenuItem> kinds;
    for (const Sampler& kind : sampler_kinds()) {
        const SamplerInfo info = info_of(kind);
        kinds.push_back({std::string(info.title), narrow_ ? "" : std::string(info.about)});
    }
    const auto chosen = menu(ui_, add_menu, box, kinds, view_.menu);
    if (!chosen) return;
    later_ = [this, kind = sampler_kinds()[*chosen]] {
        chain_.samplers.push_back(stage_just_added(kind));
        view_.ids.push_back(++view_.last_id);
        view_.moved = "added: " + std::string(info_of(kind).title) + ", last";
    };
}

/// Which of the scenario's chains is edited; returns its right end.
float ChainFrame::chain_choice(float x, float y, float h, float room) {
    const std::string label =
        fitted(name_of_chain(scenario_, view_.chain), {Face::sans_bold, 13}, room - 50);
    const std::string said = "Chain: " + label;
    const Button act{
        .label = label, .name = said, .icon = Icon::chevron, .on = view_.menu.open == "chains"};
    const Box box{x, y, button_width(act), h};
    if (button(ui_, box, act).pressed) view_.menu = {.open = "chains", .opening = true};
    std::vector<MenuItem> items;
    for (std::size_t i = 0; i < scenario_.chains.size(); ++i)
        items.push_back({name_of_chain(scenario_, i), i == view_.chain ? "shown" : ""});
    if (const auto chosen = menu(ui_, "chains", box, items, view_.menu)) {
        view_.chain = *chosen;
        view_.ids.clear();
        view_.open.clear();
        view_.moved.clear();
        ui_.wake_in(0);
    }
    return box.right();
}

void ChainFrame::draw_wide(float left, float content) {
    const float top = frame_.area.y, spare = content - 1216;
    const float w = 760 + spare * .6f, side = left + w + 44, side_w = left + content - side;
    sentence(left, top + 47, content);
    order_row(left, top + 71, w);
    float y = cards(left + 26, top + 120, w - 26, true);
    y = history(left + 26, y + 24, w - 26);
    float end = result(side, top + 72, side_w);
    end = lesson(side, end + 22, side_w);
    end = presets(side, end + 22, side_w);
    upright(side - 22.5f, top + 72, std::max({y, end, top + frame_.area.h - 18}) - top - 72,
            theme_.line);
    frame_.height = std::max(y, end) + 28 - top;
}

void ChainFrame::draw_medium(float left, float content) {
    const float top = frame_.area.y;
    float y = sentence(left, top + 44, content);
    y = order_row(left, y + 22, content);
    y = cards(left + 26, y + 18, content - 26, true);
    y = history(left + 26, y + 24, content - 26) + 26;
    level(left, y, content, theme_.line);
    const float half = (content - 40) / 2;
    const float end = result(left, y + 14, half);
    const float right = lesson(left + half + 40, y + 20, half);
    frame_.height = std::max(end, presets(left + half + 40, right + 18, half)) + 28 - top;
}

void ChainFrame::draw_narrow(float left, float content) {
    const float top = frame_.area.y;
    float y = sentence(left, top + 35, content) + 18;
    constexpr std::string_view tabs[] = {"Stages", "What is left", "By use"};
    ImGui::PushID("tabs");
    segmented(ui_, {left, y, content, 40}, tabs, view_.tab);
    ImGui::PopID();
    y += 56;
    if (view_.tab == 0) {
        y = order_row(left, y, content);
        y = cards(left, y + 16, content, false) + 10;
        add_stage({left, y, content, 44});
        y = history(left, y + 66, content);
        y = lesson(left, y + 22, content);
    } else if (view_.tab == 1) {
        y = result(left, y - 6, content);
        y = lesson(left, y + 22, content);
    } else {
        y = presets(left, y - 6, content);
    }
    frame_.height = y + 28 - top;
}

void ChainFrame::draw_embed(float left, float content) {
    const float top = frame_.area.y;
    float y = sentence(left, top + 36, content) + 16;
    y = order_row(left, y, content);
    y = cards(left, y + 14, content, false);
    if (narrow_) add_stage({left, y + 10, content, 44}), y += 54;
    y = result(left, y + 20, content);
    y = embed_foot(left, y + 16, content);
    frame_.height = y + 20 - top;
}

/// A guest's way back to how it began, and the way out.
float ChainFrame::embed_foot(float x, float y, float w) {
    const Button reset{.label = "Reset", .look = Look::quiet};
    if (button(ui_, {x - 12, y, button_width(reset), 36}, reset).pressed) frame_.reset = true;
    float share = 0;
    if (view_.pass)
        share = 1 - static_cast<float>(
                        *std::max_element(view_.pass->probs().begin(), view_.pass->probs().end()));
    coin(ui_, {x + w - 58, y + 18}, 8, share);
    text(x + w, y + 23, "Temper", {Face::sans_bold, 14, theme_.ink, 1});
    return y + 36;
}

}  // namespace temper::shell
