#include "shell/widgets/token_picker.h"

#include <algorithm>

#include "shell/draw.h"
#include "shell/numbers.h"
#include "shell/overlay.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/field.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr float pad = 20, head_h = 96;

}  // namespace

void TokenPicker::open(unsigned owner, std::string_view title) {
    owner_ = owner;
    open_ = opening_ = true;
    title_ = title;
    search_.clear();
    found_.clear();
    searched_size_ = 0;
    scroll_ = {};
}

void TokenPicker::find(std::span<const std::string> tokens) {
    if (searched_ == search_ && searched_size_ == tokens.size()) return;
    searched_ = search_;
    searched_size_ = tokens.size();
    found_.clear();
    for (std::size_t id = 0; id < tokens.size(); ++id)
        if (tokens[id].find(search_) != std::string::npos) found_.push_back(id);
}

void TokenPicker::head(Ui& ui, const Box& box) {
    const Theme& t = *ui.theme;
    text(box.x + pad, box.y + 30, title_, {Face::sans_bold, 15, t.ink});
    const Button close{.label = "", .name = "Close", .look = Look::quiet, .icon = Icon::cross};
    if (button(ui, {box.right() - pad - 24, box.y + 9, 32, 32}, close).pressed) open_ = false;
    const bool empty = search_.empty();
    const Box search{box.x + pad, box.y + 48, box.w - 2 * pad, 34};
    outline(search, t.strong, 8);
    field(ui, {search.x + 10, search.y + 2, search.w - 20, 30}, search.x + 12, search.middle() + 5,
          {.name = "Search",
           .shown = empty ? "Search" : search_,
           .edited = search_,
           .type = {Face::sans, 14, empty ? t.ink3 : t.ink}},
          [this](const std::string& typed) -> std::string {
              search_ = typed;
              return "";
          });
}

/// Only the rows in sight are made.
std::optional<std::size_t> TokenPicker::rows(Ui& ui, const Box& box,
                                             std::span<const std::string> tokens) {
    const Theme& t = *ui.theme;
    const float row_h = ui.platform.touch() ? 44 : 34;
    std::optional<std::size_t> chosen;
    ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
    const auto first = static_cast<std::size_t>(scroll_.offset() / row_h);
    const auto in_sight = static_cast<std::size_t>(box.h / row_h) + 2;
    for (std::size_t i = first; i < std::min(found_.size(), first + in_sight); ++i) {
        const std::size_t id = found_[i];
        const Box row{box.x + 8, box.y + row_h * static_cast<float>(i) - scroll_.offset(),
                      box.w - 16, row_h};
        ImGui::PushID(static_cast<int>(id));
        const Touched touched =
            ui.item("token", row, {.role = Role::menu_item, .name = tokens[id]});
        ImGui::PopID();
        if (touched.hovered || touched.focused) fill(row, t.sunken, 6);
        fill({row.x + 12, row.middle() - 5, 10, 10}, token_colour(t, id), 3);
        token_text(ui, row.x + 32, row.middle() + 5.5f, tokens[id], {Face::serif, 16, t.ink},
                   row.w - 44);
        if (touched.pressed) chosen = id;
    }
    if (found_.empty())
        text(box.x + pad, box.y + 20, "No token has that in its name.", {Face::sans, 13, t.ink2});
    ImGui::PopClipRect();
    scroll_.update(ui, box, row_h * static_cast<float>(found_.size()));
    return chosen;
}

std::optional<std::size_t> TokenPicker::draw(Ui& ui, unsigned owner,
                                             std::span<const std::string> tokens) {
    if (!open_ || owner_ != owner) return std::nullopt;
    find(tokens);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float w = std::min(360.f, screen.x - 24), h = std::min(440.f, screen.y - 32);
    const Box box{(screen.x - w) / 2, (screen.y - h) / 2, w, h};
    std::optional<std::size_t> chosen;
    bool inside = false;
    {
        const Overlay overlay(ui, "token picker", box, 12, opening_);
        inside = overlay.hovered();
        head(ui, box);
        const Box list{box.x + 1, box.y + head_h, w - 2, h - head_h - 10};
        chosen = rows(ui, list, tokens);
    }
    const bool elsewhere = ImGui::GetIO().MouseClicked[0] && !inside && !opening_;
    const bool escaped = !ui.editing.id && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    if (chosen || elsewhere || escaped) open_ = false;
    if (!open_) ImGui::SetWindowFocus(main_window);
    opening_ = false;
    return chosen;
}

}  // namespace temper::shell
