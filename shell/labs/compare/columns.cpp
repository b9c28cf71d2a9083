#include <algorithm>
#include <cmath>

#include "core/edit.h"
#include "shell/draw.h"
#include "shell/labs/compare/compare.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/explained.h"
#include "shell/widgets/field.h"
#include "shell/widgets/temperature_slider.h"

namespace temper::shell {
namespace {

constexpr float head_h = 132, row_h = 31, foot_h = 58;

/// "T = 0.5": what a column is called while nobody names it.
bool is_plain_name(std::string_view name) {
    return name.empty() || name.substr(0, 4) == "T = ";
}

std::string summary(const Chain& chain) {
    std::string titles;
    for (const Stage& stage : chain.samplers)
        if (stage.on)
            titles += (titles.empty() ? "" : " → ") + std::string(info_of(stage.sampler).title);
    return titles.empty() ? "no stage" : titles;
}

}  // namespace

std::string CompareFrame::name_of_column(std::size_t k) const {
    const Chain& chain = scenario_.chains[k];
    if (!is_plain_name(chain.name) || (m_.whole_chains && !chain.name.empty())) return chain.name;
    return "T = " + fixed(temperature_of(chain), 2);
}

ImU32 CompareFrame::colour_of(std::size_t k) const {
    return temperature_colour(theme_, temperature_of(scenario_.chains[k]));
}

void CompareFrame::head(std::size_t k, const Box& card) {
    const float m = card.y + 27, x = card.x + 16;
    Chain& chain = scenario_.chains[k];
    fill({card.x + 14, card.y, card.w - 28, 3}, colour_of(k), 1.5f);
    if (m_.whole_chains) {
        const Type type{Face::sans_bold, 16, theme_.ink};
        text(x, m + 6, fitted(name_of_column(k), type, card.w - 116), type);
    } else {
        const float end = text(x, m + 6, "T", {Face::sans, 16, theme_.ink2});
        if (temperature_slider(ui_, {end + 12, m - 14, card.w - 152, 28}, chain)) {
            if (is_plain_name(chain.name)) chain.name.clear();  // it told the old one
            changed_ = true;
        }
    }
    column_menu(k, {card.right() - (k == 0 ? 36 : 64), m - 14, 28, 28});
    if (k == 0) {
        text(card.right() - 42, m + 4.5f, "reference", {Face::sans, 12, theme_.ink3, 1});
        return;
    }
    const std::string name = "Remove column " + std::to_string(k + 1);
    const Button remove{.label = "",
                        .name = name,
                        .look = Look::quiet,
                        .icon = Icon::cross,
                        .disabled = scenario_.chains.size() <= fewest_columns};
    if (button(ui_, {card.right() - 36, m - 14, 28, 28}, remove).pressed)
        later_ = [this, k] { remove_column(k); };
}

/// What the strip below is of, and the column's own name, which can be given here.
void CompareFrame::caption(std::size_t k, const Box& card) {
    const Type type{Face::sans, 12, theme_.ink3};
    const float x = card.x + 16, y = card.y + 64;
    std::string words = scenario_.prompt.empty() ? "first word" : "next word";
    if (own_dice()) words += ", u = " + fixed(m_.work.columns()[k].u, 3);
    if (m_.whole_chains) words = summary(scenario_.chains[k]);
    const float room = m_.whole_chains ? card.w * .66f : card.w - 32;
    const float end = text(x, y, fitted(words, type, room), type);
    const std::string& own = scenario_.chains[k].name;
    const bool named = !is_plain_name(own);
    const Type name{Face::sans, 12, named ? theme_.ink2 : theme_.ink3, 1};
    const float right = card.right() - 16;
    const std::string shown = fitted(named ? own : "name it", name, right - end - 12);
    const float wide = width(shown, name);
    const Box box{right - wide, y - 16, wide, 24};
    const std::string what = "Name of column " + std::to_string(k + 1);
    if (m_.rename == m_.ids[k]) {
        m_.rename = 0;
        ui_.begin_edit(ImGui::GetID(what.c_str()), box.grown(4), named ? own : "", name, false);
    }
    const Touched touched = field(ui_, box, right, y,
                                  {.name = what,
                                   .shown = shown,
                                   .edited = named ? std::string_view(own) : "",
                                   .type = name,
                                   .drawn_by_caller = true},
                                  [this, k](const std::string& typed) -> std::string {
                                      changed_ |= typed != scenario_.chains[k].name;
                                      scenario_.chains[k].name = typed;
                                      return "";
                                  });
    const bool open = ui_.editing.id == ImGui::GetID(what.c_str());
    if (!open && (named || touched.hovered || touched.focused)) text(right, y, shown, name);
}

/// The first token's strip under the first run's die: the same needle over different cuts.
void CompareFrame::first_strip(std::size_t k, const Box& box) {
    const Column& column = m_.work.columns()[k];
    const auto& names = m_.work.model().vocabulary();
    const float needle = box.x + box.w * static_cast<float>(column.u);
    fill({box.x, box.y + 1, box.w, box.h - 2}, theme_.sunken, 3);
    double before = 0;
    std::string landed;
    for (std::size_t id = 0; id < column.first.size(); ++id) {
        const float x = box.x + box.w * static_cast<float>(before);
        const float w = box.w * static_cast<float>(column.first[id]);
        if (landed.empty() && before + column.first[id] > column.u) landed = visible(names[id]);
        before += column.first[id];
        if (w < .4f) continue;
        const ImU32 colour = token_colour(theme_, id);
        fill({x + .5f, box.y, std::max(.4f, w - 1), box.h}, colour, 3);
        const Type type{Face::serif, 14, text_on(colour)};
        const std::string name = visible(names[id]);
        float at = x + 8;
        if (std::abs(needle - at - width(name, type) / 2) < width(name, type) / 2 + 6)
            at = needle + 8;
        if (at + width(name, type) + 6 < x + w) text(at, box.middle() + 5, name, type);
    }
    line({needle, box.y - 6}, {needle, box.bottom() + 6}, theme_.surface, 4.5f);
    line({needle, box.y - 6}, {needle, box.bottom() + 6}, theme_.ember, 2);
    ImGui::GetWindowDrawList()->AddTriangleFilled(
        {needle - 5, box.y - 10}, {needle + 5, box.y - 10}, {needle, box.y - 3}, theme_.ember);
    const Touched touched = ui_.item("strip", box,
                                     {.role = Role::text,
                                      .name = "First token of " + name_of_column(k),
                                      .value = "u = " + fixed(column.u, 3) + ", " + landed,
                                      .now = column.u});
    ui_.explain(touched, box, [&] {
        return Explain{.title = "The first die",
                       .lines = {"u = " + fixed(column.u, 6) + " lies on “" + landed + "”"},
                       .sentence = own_dice() ? "Each column has a die of its own."
                                              : "The columns share the die and cut the strip "
                                                "differently: there they part.",
                       .value = full(column.u)};
    });
}

/// One run's text, its first token that differs from the reference's marked.
void CompareFrame::text_row(std::size_t k, std::size_t run, const Box& row) {
    const auto& tokens = m_.work.columns()[k].texts[run];
    const auto part = k == 0 ? std::nullopt : parting(m_.work.columns()[0].texts[run], tokens);
    const std::string note = k == 0 ? "" : part ? "parts at " + count(*part + 1) : "same";
    const Type told{Face::sans, 12, part ? theme_.ember : theme_.ink3, 1};
    const float room = row.right() - width(note, told) - 10;
    if (run > 0) level(row.x, row.y, row.w, theme_.line);
    float x = row.x;
    const float baseline = row.y + 21;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool parts = part && i == *part;
        const Type type{parts ? Face::serif_bold : Face::serif, 16,
                        part && i > *part ? theme_.ink2 : theme_.ink};
        const std::string name =
            visible_text(m_.work.model().vocabulary()[static_cast<std::size_t>(tokens[i])]);
        const float wide = width(name, type);
        if (x + wide > room) {
            text(x, baseline, "…", type);
            break;
        }
        if (parts) {
            fill({x - 4, row.y + 5, wide + 8, 23}, theme_.ember_tint, 5);
            fill({x - 4, row.y + 26, wide + 8, 2}, theme_.ember, 1);
        }
        text(x, baseline, name, type);
        x += wide + 8;
    }
    if (part && *part == tokens.size()) {  // it ended where the reference went on
        fill({x - 2, row.y + 8, 2, 18}, theme_.ember);
    }
    text(row.right(), baseline - .5f, note, told);
    ui_.state({.role = Role::text,
               .name = name_of_column(k) + ", run " + count(run + 1),
               .value = m_.work.model().text(tokens) + (note.empty() ? "" : ", " + note),
               .box = row,
               .on = part.has_value()});
}

void CompareFrame::foot(std::size_t k, const Box& box) {
    level(box.x, box.y, box.w, theme_.strong);
    const Type label{Face::sans, 12, theme_.ink3};
    const auto shown = [&](Quantity quantity) {
        const auto exact = exact_of(quantity, k), drawn = drawn_of(quantity, k);
        return (exact || !drawn ? "" : "≈ ") + written(quantity, exact ? exact : drawn);
    };
    std::array<float, all_quantities.size()> wide = {};
    // As large as fits: "> 99.99 %" is the longest that there is, and two of four may say it.
    Type number{Face::sans_bold, 16, theme_.ink};
    float gap = 0;
    for (;; --number.px) {
        float all = 0;
        for (std::size_t i = 0; i < wide.size(); ++i)
            all += wide[i] = std::max(width(label_of(all_quantities[i]), label),
                                      width(shown(all_quantities[i]), number));
        gap = std::min(26.f, (box.w - all) / (wide.size() - 1));
        if (gap >= 8 || number.px <= 12) break;
    }
    float x = box.x;
    for (std::size_t i = 0; i < wide.size(); ++i) {
        const Quantity quantity = all_quantities[i];
        const std::string value = shown(quantity);
        text(x, box.y + 18, label_of(quantity), label);
        text(x, box.y + 40, value, number);
        ImGui::PushID(static_cast<int>(quantity));
        explained(
            ui_, "fact", {x, box.y + 24, width(value, number), 22},
            std::string(label_of(quantity)) + " of " + name_of_column(k), value,
            [&] { return explain_quantity(quantity, k); },
            exact_of(quantity, k).value_or(drawn_of(quantity, k).value_or(0)));
        ImGui::PopID();
        x += wide[i] + gap;
    }
}

/// One column; returns its bottom.
float CompareFrame::card(std::size_t k, const Box& box) {
    ImGui::PushID(static_cast<int>(m_.ids[k]));
    const std::size_t first_node = ui_.nodes.size();
    fill(box, theme_.surface, 12);
    outline(box, theme_.line, 12);
    head(k, box);
    caption(k, box);
    const float x = box.x + 16, w = box.w - 32;
    first_strip(k, {x, box.y + 78, w, 28});
    const float rows = box.y + head_h;
    for (std::size_t run = 0; run < shown_runs; ++run)
        text_row(k, run, {x, rows + row_h * static_cast<float>(run), w, row_h});
    foot(k, {x, rows + row_h * shown_runs + 4, w, foot_h});
    column_keys(k, first_node);
    ImGui::PopID();
    return box.bottom();
}

void CompareFrame::run_names(float x, float top) {
    const Type type{Face::sans, 13, theme_.ink2}, small{Face::sans, 12, theme_.ink3};
    if (!own_dice()) {
        text(x, top + 95, "First die", small);
        text(x, top + 111, "u = " + fixed(m_.work.columns()[0].u, 3),
             {Face::sans_bold, 12, theme_.ember});
    }
    for (std::size_t run = 0; run < shown_runs; ++run)
        text(x, top + head_h + row_h * static_cast<float>(run) + 20.5f,
             run ? count(run + 1) : "Run 1", type);
    const float foot = top + head_h + row_h * shown_runs + 4;
    text(x, foot + 22, "In " + count(scenario_.runs) + ",", small);
    text(x, foot + 39, "exact", small);
}

}  // namespace temper::shell
