#include <cmath>

#include "core/edit.h"
#include "core/edit_names.h"
#include "shell/draw.h"
#include "shell/labs/temperature/lab.h"
#include "shell/next_token.h"
#include "shell/numbers.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/field.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr float swatch = 10, name_at = 18, cross_room = 22;

}  // namespace

void TemperatureFrame::name(std::size_t row, const Rows& rows, float x, float w) {
    const std::size_t id = r_.shown[row];
    const std::string token = model_.tokens[id];
    const float middle = rows.middle(row);
    const Box line_box{x, rows.top + rows.height * static_cast<float>(row), w, rows.height};

    // The swatch is the handle: dragged past a neighbour's middle it changes places with it.
    const Box grip{x, middle - swatch / 2, swatch, swatch};
    ImGui::PushID(token.c_str());  // stays the same token's wherever that goes
    const Touched moved = ui_.item("move", grip,
                                   {.role = Role::button,
                                    .name = "Move " + token,
                                    .value = count(row + 1) + " of " + count(rows.count),
                                    .grip = true});
    ImGui::PopID();
    fill(moved.hovered || moved.held ? grip.grown(2) : grip, token_colour(theme_, id), 3);
    const float pointer = ImGui::GetIO().MousePos.y;
    int by = 0;
    bool by_key = false;
    if (moved.held && pointer > line_box.bottom()) by = 1;
    if (moved.held && pointer < line_box.y) by = -1;

    const Type type{Face::serif, 16, theme_.ink};
    const bool removable = model_.tokens.size() > 1;
    const float room = w - name_at - cross_room - 4;
    const Box label{x + name_at, middle - 14,
                    std::min(room, std::max(20.f, width(visible(token), type))), 28};
    const Touched touched = field(ui_, label, label.x, middle + 5.5f,
                                  {.name = "Name of token " + std::to_string(id + 1),
                                   .shown = token,
                                   .edited = token,
                                   .type = type,
                                   .drawn_by_caller = true},
                                  [&](const std::string& typed) -> std::string {
                                      if (typed == token) return "";
                                      std::string fault =
                                          rename_everywhere(scenario_, token, typed);
                                      if (!fault.empty()) return fault;
                                      model_ = next_token(scenario_);
                                      changed_ = true;
                                      return "";
                                  });
    if (ui_.editing.id != ImGui::GetID(("Name of token " + std::to_string(id + 1)).c_str()))
        token_text(ui_, label.x, middle + 5.5f, token, type, room);

    bool gone = false;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Box cross{x + w - cross_room, middle - 10, 20, 20};
    const Touched removed = ui_.item(
        "remove", cross, {.role = Role::button, .name = "Remove " + token, .disabled = !removable});
    const bool near = line_box.contains(mouse.x, mouse.y) || touched.focused || removed.focused ||
                      (frame_.layout == Layout::narrow && view_.tab == 1);
    if (near && rows.count > 0)
        icon(Icon::cross, {cross.centre(), cross.middle()},
             removable ? removed.hovered ? theme_.bad : theme_.ink2
                       : mix(ground_, theme_.ink3, .5f));
    ui_.explain(removed, cross, [&] {
        return removable ? Explain{.title = "Remove " + visible(token),
                                   .sentence = "The others share its probability in proportion."}
                         : Explain{.title = "The last token stays",
                                   .sentence = "A distribution needs at least one token."};
    });
    if (removed.pressed) gone = true;
    if (touched.focused && ui_.keyboard && !ui_.editing.id) {
        const bool alt = ImGui::GetIO().KeyAlt;
        if (alt) ui_.own_arrows(touched.id);
        if (alt && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) by = 1;
        if (alt && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) by = -1;
        by_key = by != 0;
        gone |= ImGui::IsKeyPressed(ImGuiKey_Delete, false);
    }
    if (by != 0 && rows_left_out() == 0)
        later_ = [this, id, by, by_key] {
            const bool done = move_token(model_, id, by);
            if (done && by_key) focus_name(static_cast<int>(id) + by);
            return done;
        };
    if (gone) later_ = [this, id] { return remove_token(model_, id); };
}

/// The keys' focus goes along with a token that they have moved.
void TemperatureFrame::focus_name(int row) {
    ImGui::PushID(row);
    const ImGuiID name = ImGui::GetID(("Name of token " + std::to_string(row + 1)).c_str());
    ImGui::PopID();
    ui_.focus(name);
}

void TemperatureFrame::names(const Rows& rows, float x, float w) {
    for (std::size_t row = 0; row < rows.count; ++row) {
        ImGui::PushID(static_cast<int>(row));
        name(row, rows, x, w);
        ImGui::PopID();
    }
    rest_line(x, rows.bottom() + 21, w);
}

/// Under the names: "Add token", or what is left out when there are more than fit.
void TemperatureFrame::rest_line(float x, float baseline, float room) {
    if (rows_left_out() > 0) {
        const std::string words =
            "and " + count(rows_left_out()) + " more, " + percent(1 - r_.shown_mass);
        const Type linked{Face::sans, 13, theme_.ink2};
        const Box place{x, baseline - 17, width(words, linked), 24};
        const Touched all = ui_.item("all tokens", place,
                                     {.role = Role::button, .name = "All tokens", .value = words});
        text(x, baseline, words, linked);
        dashed_level(x, baseline + 4, place.w, theme_.strong, 1);
        if (all.pressed) view_.list.open = true;
        return;
    }
    const Type type{Face::sans, 13, theme_.ink2};
    const Box box{x - 4, baseline - 18, std::min(room, width("Add token", type) + 26), 26};
    const Touched add = ui_.item("add", box, {.role = Role::button, .name = "Add token"});
    if (add.hovered) fill(box, theme_.sunken, 6);
    icon(Icon::plus, {x + 6, baseline - 4.5f}, theme_.ink2);
    text(x + 18, baseline, "Add token", type);
    const bool plus = ImGui::IsKeyPressed(ImGuiKey_Equal, false) && ImGui::GetIO().KeyShift;
    if (add.pressed ||
        (!ui_.editing.id && (plus || ImGui::IsKeyPressed(ImGuiKey_KeypadAdd, false)))) {
        later_ = [this] {
            add_token(model_);
            return true;
        };
    }
}

}  // namespace temper::shell
