#include <algorithm>
#include <numeric>

#include "shell/draw.h"
#include "shell/labs/temperature/lab.h"
#include "shell/numbers.h"
#include "shell/overlay.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/field.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr float pad = 20, row_h = 32;

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

void TokenList::follow(const FixedModel& model, const std::vector<double>& probs) {
    if (probs == sorted_for_ && searched_for_ == search) return;
    sorted_for_ = probs;
    searched_for_ = search;
    order.clear();
    for (std::size_t id = 0; id < probs.size(); ++id)
        if (search.empty() || contains(model.tokens[id], search)) order.push_back(id);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return probs[a] != probs[b] ? probs[a] > probs[b] : a < b;
    });
}

/// Every token, most probable first, of which only those in sight are drawn.
void TemperatureFrame::token_list() {
    TokenList& list = view_.list;
    if (!list.open) return;
    list.follow(model_, r_.probs);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float w = std::min(460.f, screen.x - 24), h = std::min(560.f, screen.y - 48);
    const Box box{(screen.x - w) / 2, (screen.y - h) / 2, w, h};
    const Overlay overlay(ui_, "tokens", box, 12, false);
    float y = box.y + pad + 10;
    text(box.x + pad, y, "All tokens", {Face::sans_bold, 15, theme_.ink});
    const Button close{
        .label = "", .name = "Close the list", .look = Look::quiet, .icon = Icon::cross};
    const bool closed = button(ui_, {box.right() - pad - 24, y - 20, 32, 32}, close).pressed;

    y += 34;
    const bool empty = list.search.empty();
    const Type type{Face::sans, 14, empty ? theme_.ink3 : theme_.ink};
    const Box search{box.x + pad, y - 20, w - 2 * pad, 32};
    outline(search, theme_.strong, 8);
    field(ui_, {search.x + 10, search.y + 2, search.w - 20, 28}, search.x + 12, y + 1,
          {.name = "Search",
           .shown = empty ? "Search" : list.search,
           .edited = list.search,
           .type = type},
          [&list](const std::string& typed) -> std::string {
              list.search = typed;
              return "";
          });

    y += 24;
    const Box rows{box.x + 1, y, w - 2, box.bottom() - y - 12};
    ImGui::PushClipRect({rows.x, rows.y}, {rows.right(), rows.bottom()}, true);
    const auto first = static_cast<std::size_t>(list.scroll.offset() / row_h);
    const std::size_t last =
        std::min(list.order.size(), first + static_cast<std::size_t>(rows.h / row_h) + 2);
    for (std::size_t i = first; i < last; ++i) {
        const std::size_t id = list.order[i];
        const float m = rows.y + row_h * (static_cast<float>(i) + .5f) - list.scroll.offset();
        fill({box.x + pad, m - 5, 10, 10}, token_colour(theme_, id), 3);
        token_text(ui_, box.x + pad + 20, m + 5, model_.tokens[id], {Face::serif, 16, theme_.ink},
                   w - 2 * pad - 190);
        text(box.right() - pad - 80, m + 4.7f, number(r_.logits[id]),
             {Face::sans, 13, theme_.ink2, 1});
        text(box.right() - pad, m + 4.7f, percent(r_.probs[id]),
             {Face::sans_bold, 13, theme_.ink, 1});
        ui_.state({.role = Role::text,
                   .name = model_.tokens[id],
                   .value = percent(r_.probs[id]),
                   .box = {rows.x, m - row_h / 2, rows.w, row_h},
                   .now = r_.probs[id]});
    }
    if (list.order.empty())
        text(box.x + pad, rows.y + 20, "No token has that in its name.",
             {Face::sans, 13, theme_.ink2});
    ImGui::PopClipRect();
    list.scroll.update(ui_, rows, row_h * static_cast<float>(list.order.size()));
    const bool escaped = !ui_.editing.id && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    if (closed || escaped) list.open = false;
}

}  // namespace temper::shell
