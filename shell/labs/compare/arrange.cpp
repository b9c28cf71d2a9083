#include <algorithm>
#include <cmath>

#include "core/edit.h"
#include "shell/draw.h"
#include "shell/labs/compare/compare.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr double hottest = 5;

}  // namespace

/// Add a column, and whether the columns share their dice.
void CompareFrame::column_buttons(float right, float y) {
    const Button dice{.label = own_dice() ? "Lock the dice" : "Unlock the dice",
                      .look = Look::outlined,
                      .icon = Icon::die,
                      .on = own_dice()};
    float x = right - button_width(dice);
    if (button(ui_, {x, y, button_width(dice), 32}, dice).pressed) {
        scenario_.view.dice = own_dice() ? "same" : "independent";
        changed_ = true;
    }
    const bool full = scenario_.chains.size() >= most_columns;
    const Button add{
        .label = "Add a column", .look = Look::quiet, .icon = Icon::plus, .disabled = full};
    x -= button_width(add) + 6;
    const bool plus = !ui_.editing.id && !full &&
                      ((ImGui::IsKeyPressed(ImGuiKey_Equal, false) && ImGui::GetIO().KeyShift) ||
                       ImGui::IsKeyPressed(ImGuiKey_KeypadAdd, false));
    if (button(ui_, {x, y, button_width(add), 32}, add).pressed || plus)
        later_ = [this] { add_column(scenario_.chains.size() - 1, .5); };
}

/// What can be done with the column as a whole.
void CompareFrame::column_menu(std::size_t k, const Box& anchor) {
    const std::string said = "Column " + std::to_string(k + 1) + ": more",
                      name = "column " + std::to_string(m_.ids[k]);
    const Button more{.label = "",
                      .name = said,
                      .look = Look::quiet,
                      .icon = Icon::menu,
                      .on = m_.menu.open == name};
    if (button(ui_, anchor, more).pressed) m_.menu = {.open = name, .opening = true};
    if (m_.menu.open != name) return;
    const std::size_t last = scenario_.chains.size() - 1;
    const MenuItem items[] = {
        {"Rename"},
        {"Make it the reference", "", k == 0},
        {"Move left", "Alt+↑", k == 0},
        {"Move right", "Alt+↓", k == last},
        {"Duplicate", "", scenario_.chains.size() >= most_columns},
        {"Remove", "", scenario_.chains.size() <= fewest_columns},
    };
    const auto chosen = menu(ui_, name, anchor, items, m_.menu);
    if (!chosen) return;
    switch (*chosen) {
        case 0:
            m_.rename = m_.ids[k];
            ui_.wake_in(0);
            break;
        case 1: later_ = [this, k] { move_column(k, 0); }; break;
        case 2: later_ = [this, k] { move_column(k, k - 1); }; break;
        case 3: later_ = [this, k] { move_column(k, k + 1); }; break;
        case 4: later_ = [this, k] { add_column(k, 0); }; break;
        case 5: later_ = [this, k] { remove_column(k); }; break;
    }
}

/// Alt and an arrow move the column that has the focus: up is before, down behind. Alt and the
/// left arrow are the browser's way back.
void CompareFrame::column_keys(std::size_t k, std::size_t first_node) {
    if (ui_.editing.id || !ImGui::GetIO().KeyAlt) return;
    const auto own = ui_.nodes.begin() + static_cast<std::ptrdiff_t>(first_node);
    const auto focused =
        std::find_if(own, ui_.nodes.end(), [](const Node& node) { return node.focused; });
    if (focused == ui_.nodes.end()) return;
    ui_.own_arrows(focused->id);
    const bool up = ImGui::IsKeyPressed(ImGuiKey_UpArrow);
    const bool down = ImGui::IsKeyPressed(ImGuiKey_DownArrow);
    if (up == down) return;
    ui_.keep_focus();
    if (up ? k == 0 : k + 1 == scenario_.chains.size()) return;
    later_ = [this, k, to = up ? k - 1 : k + 1] { move_column(k, to); };
}

/// A copy of column `of` behind it, `warmer` by so much.
void CompareFrame::add_column(std::size_t of, double warmer) {
    const auto at = static_cast<std::ptrdiff_t>(of) + 1;
    Chain chain = scenario_.chains[of];
    if (warmer > 0) {
        const double to = std::round((temperature_of(chain) + warmer) * 10) / 10;
        set_temperature(chain, std::min(hottest, to));
    }
    chain.name.clear();
    scenario_.chains.insert(scenario_.chains.begin() + at, std::move(chain));
    m_.ids.insert(m_.ids.begin() + at, ++m_.last_id);
}

void CompareFrame::move_column(std::size_t from, std::size_t to) {
    const auto move = [from, to](auto& list) {
        const auto at = list.begin() + static_cast<std::ptrdiff_t>(from);
        const auto there = list.begin() + static_cast<std::ptrdiff_t>(to);
        if (from < to) std::rotate(at, at + 1, there + 1);
        else std::rotate(there, at, at + 1);
    };
    move(scenario_.chains);
    move(m_.ids);
}

void CompareFrame::remove_column(std::size_t k) {
    const auto at = static_cast<std::ptrdiff_t>(k);
    scenario_.chains.erase(scenario_.chains.begin() + at);
    m_.ids.erase(m_.ids.begin() + at);
}

}  // namespace temper::shell
