#include <algorithm>
#include <cmath>

#include "core/edit.h"
#include "shell/draw.h"
#include "shell/labs/compare/compare.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/field.h"
#include "shell/widgets/sentence.h"
#include "shell/widgets/temperature_slider.h"

namespace temper::shell {
namespace {

constexpr float head_h = 132, row_h = 31, foot_h = 58;

}  // namespace

std::string CompareFrame::name_of_column(std::size_t k) const {
    const Chain& chain = scenario_.chains[k];
    if (m_.whole_chains && !chain.name.empty()) return chain.name;
    return "T = " + fixed(temperature_of(chain), 2);
}

ImU32 CompareFrame::colour_of(std::size_t k) const {
    return temperature_colour(theme_, temperature_of(scenario_.chains[k]));
}

/// How many texts the shown runs gave, coldest column against hottest.
float CompareFrame::sentence(float x, float baseline, float room) {
    const bool narrow = frame_.layout == Layout::narrow;
    const float px = narrow ? 20 : 23;
    const Type words{Face::serif, px, theme_.ink};
    const auto& columns = m_.work.columns();
    const auto distinct = [&](std::size_t k) {
        std::vector<std::vector<std::int32_t>> texts = columns[k].texts;
        std::sort(texts.begin(), texts.end());
        return static_cast<std::size_t>(std::unique(texts.begin(), texts.end()) - texts.begin());
    };
    const std::size_t last = columns.size() - 1;
    const auto digits = [&](std::size_t k) { return Type{Face::sans_bold, px - 1, colour_of(k)}; };
    const bool same_dice = scenario_.view.dice != "independent";
    std::vector<Run> runs = {
        {same_dice ? "Same prompt, same dice. " : "Same prompt, each its own dice. ", words},
        {"At " + name_of_column(0) + " seven runs gave ", words},
        {count(distinct(0)), digits(0)},
        {distinct(0) == 1 ? " text; at " : " texts; at ", words},
        {name_of_column(last) + " they gave ", words},
        {count(distinct(last)), digits(last)},
        {".", words}};
    if (!narrow && flow_width(runs) > room)
        for (Run& run : runs) run.type.px = run.type.px > px - 1 ? 20 : 19;
    const float bottom = flow(runs, x, baseline, room, narrow ? 28 : 30);
    std::string said;
    for (const Run& run : runs) said += run.words;
    ui_.state({.role = Role::status,
               .name = "Sentence",
               .value = said,
               .box = {x, baseline - 24, room, bottom - baseline + 30}});
    return bottom;
}

/// Add a column, and whether the columns share their dice.
void CompareFrame::column_buttons(float right, float y) {
    const bool same = scenario_.view.dice != "independent";
    const Button dice{.label = same ? "Same dice" : "Own dice",
                      .name = "Same dice for all columns",
                      .look = Look::outlined,
                      .icon = Icon::die,
                      .on = same};
    float x = right - button_width(dice);
    if (button(ui_, {x, y, button_width(dice), 32}, dice).pressed) {
        scenario_.view.dice = same ? "independent" : "same";
        changed_ = true;
    }
    const Button add{.label = "Add a column",
                     .look = Look::quiet,
                     .icon = Icon::plus,
                     .disabled = scenario_.chains.size() >= most_columns};
    x -= button_width(add) + 6;
    if (!button(ui_, {x, y, button_width(add), 32}, add).pressed) return;
    Chain chain = scenario_.chains.back();
    set_temperature(chain, std::min(5.0, std::round((temperature_of(chain) + .5) * 10) / 10));
    chain.name.clear();
    scenario_.chains.push_back(std::move(chain));
    changed_ = true;
}

void CompareFrame::head(std::size_t k, const Box& card) {
    const float m = card.y + 27, x = card.x + 16;
    fill({card.x + 14, card.y, card.w - 28, 3}, colour_of(k), 1.5f);
    if (m_.whole_chains) {
        const Type type{Face::sans_bold, 16, theme_.ink};
        const std::string shown = fitted(name_of_column(k), type, card.w - 110);
        field(ui_, {x, m - 14, width(shown, type), 28}, x, m + 6,
              {.name = "Name of column " + std::to_string(k + 1),
               .shown = shown,
               .edited = scenario_.chains[k].name,
               .type = type},
              [this, k](const std::string& typed) -> std::string {
                  scenario_.chains[k].name = typed;
                  changed_ = true;
                  return "";
              });
    } else {
        const float end = text(x, m + 6, "T", {Face::sans, 16, theme_.ink2});
        changed_ |=
            temperature_slider(ui_, {end + 12, m - 14, card.w - 152, 28}, scenario_.chains[k]);
    }
    if (k == 0) {
        text(card.right() - 14, m + 4.5f, "reference", {Face::sans, 12, theme_.ink3, 1});
        return;
    }
    const Button promote{
        .label = "", .name = "Make it the reference", .look = Look::quiet, .icon = Icon::up};
    const Button remove{.label = "",
                        .name = "Remove the column",
                        .look = Look::quiet,
                        .icon = Icon::cross,
                        .disabled = scenario_.chains.size() <= fewest_columns};
    if (button(ui_, {card.right() - 66, m - 14, 28, 28}, promote).pressed) promote_ = k;
    if (button(ui_, {card.right() - 36, m - 14, 28, 28}, remove).pressed) remove_ = k;
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
                       .sentence =
                           "The columns share the die and cut the strip differently: there "
                           "they part.",
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
    struct Entry {
        std::string_view label;
        Quantity quantity;
    };
    constexpr Entry entries[] = {{"distinct", Quantity::unique},
                                 {"agreement", Quantity::agreement},
                                 {"entropy", Quantity::entropy}};
    level(box.x, box.y, box.w, theme_.strong);
    for (std::size_t i = 0; i < 3; ++i) {
        const float x = box.x + box.w * static_cast<float>(i) / 3;
        const auto exact = exact_of(entries[i].quantity, k),
                   drawn = drawn_of(entries[i].quantity, k);
        const auto written = [&](const std::optional<double>& value, int more) -> std::string {
            if (!value) return "–";
            return i == 1 ? percent(*value) : fixed(*value, (i == 0 ? 1 : 2) + more);
        };
        text(x, box.y + 18, entries[i].label, {Face::sans, 12, theme_.ink3});
        const std::string shown = written(exact ? exact : drawn, 0);
        const Type type{Face::sans_bold, 16, theme_.ink};
        text(x, box.y + 40, (exact || !drawn ? "" : "≈ ") + shown, type);
        const Box hit{x, box.y + 24, width(shown, type), 22};
        ImGui::PushID(static_cast<int>(i));
        const Touched touched =
            ui_.item("fact", hit,
                     {.role = Role::text,
                      .name = std::string(entries[i].label) + " of " + name_of_column(k),
                      .value = shown,
                      .now = exact.value_or(drawn.value_or(0))});
        ImGui::PopID();
        ui_.explain(touched, hit, [&] {
            return Explain{.title = std::string(entries[i].label) + ", " + name_of_column(k),
                           .lines = {"exact: " + written(exact, 2),
                                     count(scenario_.runs) + " runs drawn: " + written(drawn, 2)},
                           .sentence = i == 0   ? "Different texts to expect in so many runs."
                                       : i == 1 ? "The share of the most probable text."
                                                : "The entropy of whole texts, in nats.",
                           .value = exact ? full(*exact) : ""};
        });
    }
}

/// One column; returns its bottom.
float CompareFrame::card(std::size_t k, const Box& box) {
    ImGui::PushID(static_cast<int>(k));
    fill(box, theme_.surface, 12);
    outline(box, theme_.line, 12);
    head(k, box);
    const float x = box.x + 16, w = box.w - 32;
    text(x, box.y + 64, scenario_.prompt.empty() ? "first word" : "next word",
         {Face::sans, 12, theme_.ink3});
    first_strip(k, {x, box.y + 78, w, 28});
    const float rows = box.y + head_h;
    for (std::size_t run = 0; run < shown_runs; ++run)
        text_row(k, run, {x, rows + row_h * static_cast<float>(run), w, row_h});
    foot(k, {x, rows + row_h * shown_runs + 4, w, foot_h});
    ImGui::PopID();
    return box.bottom();
}

void CompareFrame::run_names(float x, float top) {
    const Type type{Face::sans, 13, theme_.ink2}, small{Face::sans, 12, theme_.ink3};
    if (scenario_.view.dice != "independent") {
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
