#include <algorithm>
#include <span>

#include "shell/draw.h"
#include "shell/labs/compare/compare.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/explained.h"

namespace temper::shell {
namespace {

constexpr float row_h = 30, name_w = 130, number_w = 84, narrow_name_w = 84, narrow_number_w = 66;

}  // namespace

/// Consistency against diversity, one row a column: its first token's odds where there is room,
/// then what is exact of its texts above what was drawn. Returns the bottom.
float CompareFrame::table(float x, float y, float w) {
    const bool narrow = w < 560;
    const float first = narrow ? narrow_name_w : name_w, each = narrow ? narrow_number_w : number_w;
    const Type head{Face::sans, 12, theme_.ink3, 1};
    const float end =
        text(x, y + 15, "Consistency against diversity", {Face::sans_bold, 15, theme_.ink});
    const Type hint{Face::sans, 12, theme_.ink3};
    const std::string what = "exact, and below it in " + count(scenario_.runs) + " runs drawn";
    if (narrow) y += 20;
    text(narrow ? x : end + 10, y + 15, fitted(what, hint, narrow ? w : w - (end - x) - 10), hint);
    y += 44;
    const auto room = static_cast<std::size_t>(std::max(0.f, (w - first - 4 * each) / each));
    const auto& columns = m_.work.columns();
    const auto& names = m_.work.model().vocabulary();
    std::span<const std::size_t> tokens(m_.work.leading());
    tokens = tokens.first(std::min(room, tokens.size()));
    float at = x + first;
    for (const std::size_t id : tokens)
        text(at += each, y, fitted(visible(names[id]), {Face::serif, 14}, each - 12),
             {Face::serif, 14, theme_.ink2, 1});
    for (const Quantity quantity : all_quantities) text(at += each, y, label_of(quantity), head);
    const float right = at;
    level(x, y + 9, right - x, theme_.strong);
    y += 10;
    const Type strong{Face::sans_bold, 13, theme_.ink, 1},
        drawn_type{Face::sans, 12, theme_.ember, 1};
    for (std::size_t k = 0; k < columns.size(); ++k, y += row_h + 12) {
        ImGui::PushID(static_cast<int>(m_.ids[k]));
        disc({x + 5, y + 16}, 5, colour_of(k));
        text(x + 18, y + 20.5f, fitted(name_of_column(k), {Face::sans, 13}, first - 22),
             {Face::sans, 13, theme_.ink});
        at = x + first;
        for (const std::size_t id : tokens) {
            const double p = columns[k].first[id];
            text(at += each, y + 20.5f, percent(p), {Face::sans, 13, theme_.ink, 1});
            ImGui::PushID(static_cast<int>(id));
            explained(
                ui_, "first", {at - each + 12, y + 6, each - 12, 22},
                "First token " + names[id] + ", " + name_of_column(k), percent(p),
                [&] {
                    return Explain{
                        .title = "P(" + visible(names[id]) + " first), " + name_of_column(k),
                        .lines = {"= " + significant(p)},
                        .sentence = "What the chain leaves this token at the first step.",
                        .value = full(p)};
                },
                p);
            ImGui::PopID();
        }
        for (const Quantity quantity : all_quantities) {
            const auto exact = exact_of(quantity, k), drawn = drawn_of(quantity, k);
            text(at += each, y + 15, written(quantity, exact), strong);
            text(at, y + 31, written(quantity, drawn), drawn_type);
            ImGui::PushID(static_cast<int>(quantity));
            explained(
                ui_, "cell", {at - each + 12, y + 3, each - 12, 32},
                "Table: " + std::string(label_of(quantity)) + " of " + name_of_column(k),
                written(quantity, exact) + ", drawn " + written(quantity, drawn),
                [&] { return explain_quantity(quantity, k); }, exact.value_or(0));
            ImGui::PopID();
        }
        level(x, y + row_h + 9, right - x, theme_.line);
        ImGui::PopID();
    }
    return y;
}

}  // namespace temper::shell
