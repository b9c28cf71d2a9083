#include <algorithm>
#include <cmath>

#include "core/edit_markov.h"
#include "core/edit_names.h"
#include "shell/draw.h"
#include "shell/labs/model/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/explained.h"
#include "shell/widgets/field.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr float row_h = 37;
constexpr std::size_t most_arrows = 12;  // in the panel; the table has them all

bool sums_to_one(const MarkovModel::Row& row) {
    return std::abs(sum_of(row) - 1) < 1e-9;
}

Explain explain_share(const MarkovModel::Row& row, const MarkovModel::Arrow& arrow) {
    const double sum = sum_of(row);
    return {.title = "Share = weight / sum of the row",
            .lines = {significant(arrow.weight) + " / " + significant(sum) + " = " +
                      percent(arrow.weight / sum)},
            .sentence = "The probability of “" + visible(arrow.token) + "” after “" +
                        visible(row.context) + "”. Weights need not sum to 1.",
            .value = full(arrow.weight / sum)};
}

}  // namespace

void ModelFrame::weight_field(const MarkovModel::Row& row, std::size_t i, float right,
                              float middle) {
    const auto& arrow = row.arrows[i];
    const Box box{right - 58, middle - 14, 58, 28};
    const Touched touched = field(ui_, box, right, middle + 5,
                                  {.name = "Weight of " + arrow.token + " after " + row.context,
                                   .shown = number(arrow.weight),
                                   .edited = full(arrow.weight),
                                   .type = {Face::sans, 14, theme_.ink, 1},
                                   .numeric = true},
                                  [&](const std::string& typed) -> std::string {
                                      const auto value = read_number(typed);
                                      if (!value) return "A number of 0 or more was expected";
                                      return took(set_weight(std::get<MarkovModel>(scenario_.model),
                                                             row.context, arrow.token, *value));
                                  });
    ui_.explain(touched, box, [&] { return explain_share(row, arrow); });
}

/// One arrow: where it leads, its weight, its share, and a way to take it off. Its name renames the
/// token, or else chooses it.
void ModelFrame::arrow_line(const MarkovModel::Row& row, std::size_t i, float middle, float x,
                            float w, bool renames) {
    const auto& arrow = row.arrows[i];
    const float name_w = std::clamp(w * .34f, 84.f, 200.f), weight = x + name_w + 62;
    const float share_at = x + w - 34, bar = weight + 14, bar_w = share_at - 62 - bar;
    const Vocabulary& names = m_.model->names();
    const auto id = static_cast<std::size_t>(names.find(arrow.token).value_or(0));
    const Type type{Face::serif, 16, theme_.ink};
    const Box label{x + 18, middle - 14, name_w - 18, 28};
    swatch(x, middle, token_colour(theme_, id));
    if (renames) {
        const std::string name = "Name of " + arrow.token + " after " + row.context;
        field(ui_, label, label.x, middle + 5.5f,
              {.name = name,
               .shown = arrow.token,
               .edited = arrow.token,
               .type = type,
               .drawn_by_caller = true},
              [&](const std::string& typed) {
                  return took(rename_everywhere(scenario_, arrow.token, typed));
              });
        if (ui_.editing.id != ImGui::GetID(name.c_str()))
            token_text(ui_, label.x, middle + 5.5f, arrow.token, type, label.w);
    } else {
        const Touched go =
            ui_.item("go", label, {.role = Role::button, .name = "Go to " + arrow.token});
        const float end = token_text(ui_, label.x, middle + 5.5f, arrow.token, type, label.w);
        if (go.hovered) dashed_level(label.x, middle + 9, end - label.x, theme_.strong, 1);
        if (go.pressed) m_.selected = arrow.token;
    }
    weight_field(row, i, weight, middle);
    const double share = arrow.weight / sum_of(row);
    fill({bar, middle - 6, std::max(1.f, static_cast<float>(share) * bar_w), 12},
         token_colour(theme_, id), 2);
    text(share_at, middle + 4.7f, percent(share), {Face::sans_bold, 13, theme_.ink, 1});
    explained(
        ui_, "share", {share_at - 56, middle - 12, 56, 24},
        "Share of " + arrow.token + " after " + row.context, percent(share),
        [&] { return explain_share(row, arrow); }, share);
    const std::string remove_name = "Remove the arrow to " + arrow.token;
    const Button remove{.label = "", .name = remove_name, .look = Look::quiet, .icon = Icon::cross};
    if (!button(ui_, {x + w - 26, middle - 13, 26, 26}, remove).pressed) return;
    auto& model = std::get<MarkovModel>(scenario_.model);
    const std::string fault = remove_arrow(model, row.context, arrow.token);
    if (fault.empty()) replace(model);
    else ui_.notices.push_back(fault);
}

/// A field that makes an arrow to the word typed into it.
void ModelFrame::add_arrow_field(const std::string& context, float x, float middle, float w) {
    icon(Icon::plus, {x + 5, middle}, theme_.ink2);
    const Box box{x + 18, middle - 14, std::min(w - 18, 190.f), 28};
    field(ui_, box, box.x, middle + 4.7f,
          {.name = "Arrow from " + context + " to",
           .shown = "Arrow to a word…",
           .edited = "",
           .type = {Face::sans, 13, theme_.ink2}},
          [&](const std::string& typed) -> std::string {
              if (typed.empty()) return "";
              const MarkovModel::Row* row = row_of(*seen<MarkovModel>(), context);
              const double weight = row && sums_to_one(*row) ? .1 : 1;
              return took(add_arrow(std::get<MarkovModel>(scenario_.model), context, typed,
                                    row ? weight : 1));
          });
}

/// Where the weights do not sum to 1 they may be made to.
void ModelFrame::normalise_button(const MarkovModel::Row& row, float right, float middle) {
    if (sums_to_one(row)) return;
    const std::string label =
        "Normalise (sum is " + number(std::round(sum_of(row) * 1e4) / 1e4) + ")";
    const std::string name = "Normalise the row of " + row.context;
    const Button act{.label = label, .name = name};
    const float wide = button_width(act);
    if (!button(ui_, {right - wide, middle - 15, wide, 30}, act).pressed) return;
    normalise(std::get<MarkovModel>(scenario_.model), row.context);
    changed_ = true;
}

/// The chosen word's name and what can be done with it as a whole.
float ModelFrame::row_head(float x, float y, float w, const std::string& name) {
    const MarkovModel& map = *seen<MarkovModel>();
    auto& model = std::get<MarkovModel>(scenario_.model);
    const bool start = name == map.start;
    const Type type{Face::serif_bold, 20, theme_.ink};
    const Box label{x, y, w, 30};
    const std::string field_name = "Name of the chosen word";
    field(
        ui_, label, x, y + 22,
        {.name = field_name, .shown = name, .edited = name, .type = type, .drawn_by_caller = true},
        [&](const std::string& typed) {
            const std::string fault = took(rename_everywhere(scenario_, name, typed));
            if (fault.empty()) m_.selected = typed;
            return fault;
        });
    if (ui_.editing.id != ImGui::GetID(field_name.c_str()))
        token_text(ui_, x, y + 22, name, type, w);
    y += 36;
    const bool ends = row_of(map, name) == nullptr;
    const std::string_view words = start  ? "Texts begin here."
                                   : ends ? "No arrow leads on: a text ends here."
                                          : "What follows it:";
    text(x, y + 12, words, {Face::sans, 13, theme_.ink2});
    if (start) return y + 24;
    const Button begin{.label = "Begin here", .look = Look::quiet},
        remove{.label = "Remove word", .look = Look::quiet};
    float at = x + w - button_width(remove) + 13;
    if (button(ui_, {at, y - 8, button_width(remove), 30}, remove).pressed) {
        const std::string fault = remove_token(model, name);
        if (fault.empty()) replace(model);
        else ui_.notices.push_back(fault);
    }
    if (ends) return y + 28;
    at -= button_width(begin);
    if (button(ui_, {at, y - 8, button_width(begin), 30}, begin).pressed)
        took(set_start(model, name));
    return y + 28;
}

float ModelFrame::row(float x, float y, float w) {
    const std::string name = m_.selected;
    y = row_head(x, y, w, name);
    const MarkovModel::Row* row = row_of(*seen<MarkovModel>(), name);
    const std::size_t n = row ? std::min(row->arrows.size(), most_arrows) : 0;
    for (std::size_t i = 0; i < n; ++i) {
        ImGui::PushID(static_cast<int>(i));
        arrow_line(*row, i, y + row_h / 2, x, w, false);
        ImGui::PopID();
        y += row_h;
        level(x, y - 1, w, theme_.line);
    }
    if (row && row->arrows.size() > n) {
        text(x, y + 20, "and " + count(row->arrows.size() - n) + " more, in the table",
             {Face::sans, 13, theme_.ink2});
        y += 28;
    }
    add_arrow_field(name, x, y + 20, w);
    if (row) normalise_button(*row, x + w, y + 20);
    return y + 40;
}

}  // namespace temper::shell
