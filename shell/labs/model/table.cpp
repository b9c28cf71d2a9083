#include "core/edit_markov.h"
#include "core/edit_names.h"
#include "shell/draw.h"
#include "shell/labs/model/lab.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/field.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr float line_h = 37, head_h = 28;

float context_width(float w) {
    return w < 500 ? 84.f : 150.f;
}

}  // namespace

/// An arrow of a row, whose context stands before its first; or the line that adds one.
void ModelFrame::table_line(const ModelMemory::Line& line, float middle, float x, float w) {
    const MarkovModel& map = *seen<MarkovModel>();
    const MarkovModel::Row& row = map.transitions[line.row];
    const float arrow_x = x + context_width(w), arrow_w = w - context_width(w);
    if (line.arrow == 0) {
        const std::string name = "Name of the context " + row.context;
        const Type type{Face::serif_bold, 16, theme_.ink};
        const Box box{x, middle - 14, context_width(w) - 16, 28};
        field(ui_, box, x, middle + 5.5f,
              {.name = name,
               .shown = row.context,
               .edited = row.context,
               .type = type,
               .drawn_by_caller = true},
              [&](const std::string& typed) {
                  return took(rename_everywhere(scenario_, row.context, typed));
              });
        if (ui_.editing.id != ImGui::GetID(name.c_str()))
            token_text(ui_, x, middle + 5.5f, row.context, type, box.w);
    }
    if (line.arrow < row.arrows.size()) {
        arrow_line(row, line.arrow, middle, arrow_x, arrow_w, true);
        level(arrow_x, middle + line_h / 2 - 1, arrow_w, theme_.line);
        return;
    }
    add_arrow_field(row.context, arrow_x, middle, arrow_w);
    normalise_button(row, x + w, middle);
    level(x, middle + line_h / 2 - 1, w, theme_.strong);
}

float ModelFrame::table(const Box& box) {
    const Type type{Face::sans_bold, 12, theme_.ink2};
    const float arrow_x = box.x + context_width(box.w);
    text(box.x, box.y + 14, "After", type);
    text(arrow_x + 18, box.y + 14, "Next word", type);
    text(box.right() - 34, box.y + 14, "Weight and share", {type.face, 12, theme_.ink2, 1});
    level(box.x, box.y + head_h - 4, box.w, theme_.strong);

    const float all = line_h * static_cast<float>(m_.lines.size());
    const Box lines{box.x, box.y + head_h, box.w, std::min(all, box.h - head_h)};
    const std::size_t nodes = ui_.nodes.size();
    ImGui::PushClipRect({lines.x - 8, lines.y}, {lines.right() + 8, lines.bottom()}, true);
    const auto first = static_cast<std::size_t>(m_.list.offset() / line_h);
    const std::size_t last =
        std::min(m_.lines.size(), first + static_cast<std::size_t>(lines.h / line_h) + 2);
    for (std::size_t i = first > 0 ? first - 1 : 0; i < last; ++i) {
        const float top = static_cast<float>(static_cast<double>(i) * line_h - m_.list.offset());
        ImGui::PushID(static_cast<int>(i));
        table_line(m_.lines[i], lines.y + top + line_h / 2, lines.x, lines.w);
        ImGui::PopID();
    }
    ImGui::PopClipRect();
    m_.list.update(ui_, lines, all, nodes);
    return lines.bottom();
}

}  // namespace temper::shell
