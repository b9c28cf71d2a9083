#include "shell/labs/temperature/lab.h"

#include <algorithm>
#include <cmath>

#include "core/math.h"
#include "shell/draw.h"
#include "shell/numbers.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr std::uint64_t many[] = {10, 100, 1000, 1'000'000};
constexpr std::uint64_t few[] = {100, 10'000};

void column_label(const Ui& ui, float x, float baseline, std::string_view label,
                  std::string_view hint) {
    const float end = text(x, baseline, label, {Face::sans_bold, 12, ui.theme->ink2});
    text(end + 8, baseline, hint, {Face::sans, 12, ui.theme->ink3});
}

void row_lines(const Ui& ui, const Rows& rows, float x, float w) {
    for (std::size_t row = 1; row < rows.count; ++row)
        level(x, rows.top + rows.height * static_cast<float>(row), w, ui.theme->line);
}

/// Rows as high as `best` where `room` allows, never below `least`.
float row_height(float room, std::size_t count, float least, float best) {
    return std::clamp(room / static_cast<float>(count), least, best);
}

}  // namespace

TemperatureFrame::TemperatureFrame(LabFrame& frame, TemperatureMemory& view, Scenario& scenario)
    : frame_(frame),
      ui_(frame.ui),
      theme_(*frame.ui.theme),
      r_(view.results),
      view_(view),
      scenario_(scenario),
      model_(view.model),
      chain_(scenario.chains.front()),
      ground_(frame.layout == Layout::embed ? theme_.surface : theme_.page) {}

bool TemperatureFrame::draw() {
    if (view_.typed.size() != model_.tokens.size()) view_.typed.clear();
    switch (frame_.layout) {
        case Layout::wide: draw_wide(); break;
        case Layout::medium: draw_medium(); break;
        case Layout::narrow: draw_narrow(); break;
        case Layout::embed: draw_embed(); break;
    }
    token_list();
    if (later_) changed_ |= later_();
    return changed_;
}

/// How many were drawn, and at which temperature if not at this one.
std::string TemperatureFrame::drawn_hint() const {
    const std::uint64_t total = view_.draws.total();
    if (total == 0) return "none yet";
    if (view_.kept) return count(total) + " at T = " + fixed(view_.drawn_at, 2);
    return count(total) + (total == 1 ? " time" : " times");
}

/// Switches between counts that go when T moves and counts that stay; returns its right end.
float TemperatureFrame::keep_button(float x, float y, float h) {
    const Button keep{.label = "Keep",
                      .name = "Keep the counts while T moves",
                      .look = Look::quiet,
                      .on = view_.keep};
    const float wide = button_width(keep);
    if (button(ui_, {x, y, wide, h}, keep).pressed) view_.keep = !view_.keep;
    return x + wide;
}

/// "Show all five", at the right of the temperature's label.
void TemperatureFrame::five_switch(float right, float baseline) {
    const Button act{.label = view_.five ? "Show the map" : "Show all five",
                     .look = Look::quiet,
                     .on = view_.five};
    const float wide = button_width(act);
    if (button(ui_, {right - wide + 12, baseline - 19, wide, 28}, act).pressed)
        view_.five = !view_.five;
}

/// The slider's ends in words.
void TemperatureFrame::axis_ends(const Box& track) {
    const float bubble = track.x + track.w * axis_position(r_.temperature);
    const Type cold{Face::sans, 12, theme_.ice}, hot{Face::sans, 12, theme_.ember, 1};
    if (bubble - track.x > 80) text(track.x, track.y - 9, "greedy", cold);
    if (track.right() - bubble > 140) text(track.right(), track.y - 9, "towards uniform", hot);
}

void TemperatureFrame::die_header(float x, float baseline, float room) {
    const float end = text(x, baseline, "The die", {Face::sans_bold, 15, theme_.ink});
    const std::string_view words =
        "A number u between 0 and 1 falls on a strip cut into the tokens’ probabilities. Where it "
        "lands is the word.";
    const Type type{Face::sans, 14, theme_.ink2};
    text(end + 10, baseline, fitted(words, type, room - (end + 10 - x)), type);
}

void TemperatureFrame::draw_wide() {
    const Box& a = frame_.area;
    const float content = std::min(a.w, 1440.f) - 64, spare = content - 1216;
    const float left = a.x + (a.w - content) / 2;
    const float x_log = left + 116, x_map = left + 378, w_map = 372 + spare * .5f;
    const float x_p = x_map + w_map + 54, w_p = 216 + spare * .3f;
    const float x_drawn = left + content - 168 - spare * .2f, w_drawn = 168 + spare * .2f;

    sentence(left, a.y + 47, content);
    remark(left, a.y + 74, content, 14);
    input_header(x_log, a.y + 102, true);
    column_label(ui_, x_map, a.y + 120, "Temperature", "drag the line");
    five_switch(x_map + w_map, a.y + 120);
    column_label(ui_, x_p, a.y + 120, "Probability", "softmax(logits / T)");
    column_label(ui_, x_drawn, a.y + 120, "Drawn", drawn_hint());

    const std::size_t n = r_.shown.size();
    const Rows rows{a.y + 202, row_height(a.h - 520, n, 40, 58), n};
    const Box track{x_map, a.y + 158, w_map, 4};
    row_lines(ui_, rows, left, content);
    axis_ends(track);
    names(rows, left, 128);
    input(rows, x_log, 216);
    if (!view_.five) map(rows, x_map, w_map);
    axis(track, false);
    if (view_.five) five(rows, x_map, w_map);
    else map_line(rows, x_map, w_map, track.y + 12);
    if (!view_.five) map_key(x_map, rows.bottom() + 21, w_map);
    outcome(rows, x_p, w_p);
    line({x_p + 6, rows.bottom() + 10}, {x_p + 6, rows.bottom() + 22}, theme_.ink, 1.5f);
    text(x_p + 14, rows.bottom() + 21, "at T = 1", {Face::sans, 12, theme_.ink3});
    drawn(rows, x_drawn, w_drawn);
    drawn_facts(x_drawn, rows.bottom() + 40, w_drawn);

    float y = rows.bottom() + 66;
    level(left, y, content, theme_.line);
    die_header(left, y + 29, content);
    const float strip_h = 52;
    dice({left, y + 59, content, strip_h}, 200, true);
    y += 59 + strip_h + 56;
    roll_row(left, y, left + 644, std::span(many));
    const float facts[] = {left + 644, left + 806, x_drawn};
    upright(left + 618, y - 2, 68, theme_.line);
    entropy_fact(facts[0], y + 8, 22, true);
    perplexity_fact(facts[1], y + 8, 22, true);
    agree_fact(facts[2], y + 8, 22, true);
    frame_.height = y + 76 - a.y;
}

/// The buttons with what stands beneath them.
void TemperatureFrame::roll_row(float x, float y, float right,
                                std::span<const std::uint64_t> counts) {
    const float end = roll_buttons(x, y, 40, right - x, counts);
    const Button clear{.label = "Clear", .look = Look::quiet, .disabled = view_.draws.total() == 0};
    if (button(ui_, {end + 2, y, button_width(clear), 40}, clear).pressed) view_.clear = true;
    keep_button(end + 4 + button_width(clear), y, 40);
    text(x, y + 58, "Space", {Face::sans, 12, theme_.ink3});
    draw_state(x + 80, y + 58, right - x - 100);
}

void TemperatureFrame::draw_medium() {
    const Box& a = frame_.area;
    const float left = a.x + 24, content = a.w - 48;
    const float name_w = 120, x_log = left + name_w + 4, w_log = 196, w_p = 178;
    const float x_map = x_log + w_log + 24, w_map = content - name_w - w_log - w_p - 52;
    const float x_p = left + content - w_p;

    const float after = sentence(left, a.y + 44, content);
    float y = remark(left, after + 26, content, 14) + 8;
    input_header(x_log, y, true);
    column_label(ui_, x_map, y + 18, "Temperature", "");
    five_switch(x_map + w_map, y + 18);
    column_label(ui_, x_p, y + 18, "Probability", "softmax(logits / T)");
    const Rows rows{y + 100, 46, r_.shown.size()};
    const Box track{x_map, y + 58, w_map, 4};
    row_lines(ui_, rows, left, content);
    names(rows, left, name_w);
    input(rows, x_log, w_log);
    if (!view_.five) map(rows, x_map, w_map);
    axis(track, false);
    if (view_.five) five(rows, x_map, w_map);
    else map_line(rows, x_map, w_map, track.y + 12);
    outcome(rows, x_p, w_p);
    line({x_p + 6, rows.bottom() + 10}, {x_p + 6, rows.bottom() + 22}, theme_.ink, 1.5f);
    text(x_p + 14, rows.bottom() + 21, "at T = 1", {Face::sans, 12, theme_.ink3});

    y = rows.bottom() + 54;
    level(left, y - 14, content, theme_.line);
    die_header(left, y + 15, content);
    dice({left, y + 45, content, 52}, 200, true);
    y += 45 + 52 + 52;
    roll_row(left, y, left + content, std::span(many));
    y += 84;
    entropy_fact(left, y, 20, true);
    perplexity_fact(left + content * .3f, y, 20, true);
    agree_fact(left + content * .7f, y, 20, true);
    frame_.height = drawn_section(left, y + 96, content) - a.y;
}

/// The drawn column as a section of its own, below everything; returns where it ends.
float TemperatureFrame::drawn_section(float x, float y, float w) {
    level(x, y - 16, w, theme_.line);
    column_label(ui_, x, y + 8, "Drawn", drawn_hint());
    const Rows rows{y + 24, 36, r_.shown.size()};
    for (std::size_t row = 0; row < rows.count; ++row) {
        const std::size_t id = r_.shown[row];
        fill({x, rows.middle(row) - 5, 10, 10}, token_colour(theme_, id), 3);
        token_text(ui_, x + 18, rows.middle(row) + 5, model_.tokens[id],
                   {Face::serif, 16, theme_.ink}, 74);
    }
    drawn(rows, x + 100, w - 100);
    drawn_facts(x + 100, rows.bottom() + 44, w - 100);
    return rows.bottom() + 84;
}

void TemperatureFrame::draw_narrow() {
    const Box& a = frame_.area;
    const float left = a.x + 20, content = a.w - 40;
    float y = sentence(left, a.y + 35, content) + 20;
    constexpr std::string_view tabs[] = {"Probabilities", "Logits", "Map over T"};
    ImGui::PushID("tabs");
    segmented(ui_, {left, y, content, 40}, tabs, view_.tab);
    ImGui::PopID();
    // What greedy does has no other place on a small screen.
    if (r_.temperature == 0) y = remark(left, y + 60, content, 13) - 52;
    axis({left, y + 100, content, 4}, true);
    Rows rows{y + 148, 44, r_.shown.size()};
    const float name_w = 102;
    if (view_.tab == 1) {
        input_header(left, rows.top, false);
        rows.top += view_.typed.empty() ? 42.0f : 76.0f;
    }
    if (view_.tab == 0) {
        outcome_names(rows, left, name_w);
        outcome(rows, left + name_w, content - name_w);
        const float key = left + content;
        text(key, rows.bottom() + 14, "at T = 1", {Face::sans, 12, theme_.ink3, 1});
        reference_tick(key - 56, rows.bottom() + 10, 7, theme_.ink, ground_);
    } else if (view_.tab == 1) {
        names(rows, left, name_w + 26);
        input(rows, left + name_w + 34, content - name_w - 34);
    } else {
        outcome_names(rows, left, name_w);
        map(rows, left + name_w, content - name_w);
        map_line(rows, left + name_w, content - name_w, rows.top - 4);
    }
    y = rows.bottom() + (view_.tab == 0 ? 52 : 64);
    dice({left, y, content, 48}, 40, false);
    y += 48 + 28;
    constexpr std::uint64_t counts[] = {10, 100, 1000};
    roll_buttons(left, y, 48, content, std::span(counts));
    y += 76;
    entropy_fact(left, y, 19, false);
    perplexity_fact(left + content / 3, y, 19, false);
    agree_fact(left + content * 2 / 3, y, 19, false);
    draw_state(left, y + 58, content);
    more_draws(left, y + 74, content);
    y += 150;
    if (view_.five) y = five_blocks(left, y, content);
    frame_.height = drawn_section(left, y, content) - a.y;
}

/// On a phone the largest roll, and what is rare, stand below the first screen.
void TemperatureFrame::more_draws(float x, float y, float w) {
    const bool busy = view_.draws.waiting() > 0;
    const Button million{.label = "1 000 000", .name = "Roll 1000000 times", .disabled = busy};
    const Button clear{.label = "Clear", .look = Look::quiet, .disabled = view_.draws.total() == 0};
    const Button five{.label = view_.five ? "Hide the five" : "Show all five",
                      .look = Look::quiet,
                      .on = view_.five};
    float at = x;
    if (button(ui_, {at, y, button_width(million), 44}, million).pressed)
        view_.draws.ask(1'000'000);
    at += button_width(million) + 6;
    if (button(ui_, {at, y, button_width(clear), 44}, clear).pressed) view_.clear = true;
    keep_button(at + button_width(clear), y, 44);
    at = x + w - button_width(five) + 12;
    if (button(ui_, {at, y, button_width(five), 44}, five).pressed) view_.five = !view_.five;
}

/// Names without anything to edit.
void TemperatureFrame::outcome_names(const Rows& rows, float x, float w) {
    for (std::size_t row = 0; row < rows.count; ++row) {
        const std::size_t id = r_.shown[row];
        fill({x, rows.middle(row) - 5, 10, 10}, token_colour(theme_, id), 3);
        token_text(ui_, x + 18, rows.middle(row) + 5.5f, model_.tokens[id],
                   {Face::serif, 16, theme_.ink}, w - 22);
    }
    if (rows_left_out() > 0) rest_line(x, rows.bottom() + 14, 200);
}

void TemperatureFrame::draw_embed() {
    const Box& a = frame_.area;
    const float left = a.x + 28, content = a.w - 56;
    const bool small = a.w < 520 || a.h < 300;
    const float head = text(left, a.y + 32, "Temperature", {Face::sans_bold, 13, theme_.ink});
    text(head + 4, a.y + 32, "flattens or sharpens the choice of the next word",
         {Face::sans, 13, theme_.ink2});
    axis({left, a.y + 74, content, 4}, false);
    const float foot = 54, strip_h = small ? 28 : 38;
    const float top = a.y + (small ? 104 : 122);
    const float room = a.y + a.h - foot - strip_h - 46 - top;
    const Rows rows{top, row_height(room, r_.shown.size(), 22, 36), r_.shown.size()};
    outcome_names(rows, left, 95);
    outcome(rows, left + 95, content - 95);
    text(left + content, rows.bottom() - 10, "at T = 1", {Face::sans, 12, theme_.ink3, 1});
    reference_tick(left + content - 52, rows.bottom() - 14, 7, theme_.ink, ground_);
    float y = rows.bottom() + 34;
    dice({left, y, content, strip_h}, 0, false);
    y += strip_h + 22;
    const float end = roll_buttons(left, y, 36, content, std::span(few));
    const Button reset{.label = "Reset", .look = Look::quiet};
    if (button(ui_, {end + 2, y, button_width(reset), 36}, reset).pressed) frame_.reset = true;
    if (!small) {
        const std::string words = "perplexity " + fixed(temper::exp(r_.entropy), 2);
        text(left + content - 92, y + 23, words, {Face::sans, 13, theme_.ink2, 1});
        upright(left + content - 80, y + 8, 20, theme_.line);
    }
    coin(ui_, {left + content - 58, y + 18}, 8, 1 - static_cast<float>(r_.probs[r_.top]));
    text(left + content, y + 23, "Temper", {Face::sans_bold, 14, theme_.ink, 1});
    frame_.height = y + 52 - a.y;
}

}  // namespace temper::shell
