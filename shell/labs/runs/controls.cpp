#include <algorithm>
#include <array>
#include <cmath>

#include "shell/draw.h"
#include "shell/labs/runs/runs.h"
#include "shell/numbers.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/field.h"
#include "shell/widgets/seed_field.h"
#include "shell/widgets/temperature_slider.h"

namespace temper::shell {
namespace {

constexpr std::array<std::uint64_t, 6> decades = {10, 100, 1000, 10'000, 100'000, 1'000'000};
constexpr std::array<std::uint64_t, 4> few_decades = {100, 1000, 10'000, 1'000'000};
constexpr std::uint64_t most_runs = 10'000'000;

}  // namespace

void RunsFrame::run_button(const Box& box) {
    const bool all_done = m_.work.done() == scenario_.runs;
    const bool half = !all_done && m_.work.done() > 0;
    const Button act{.label = m_.work.running() ? "Stop"
                              : half            ? "Continue"
                              : all_done        ? "Again"
                                                : "Run",
                     .look = Look::ember,
                     .icon = m_.work.running() ? Icon::stop : Icon::play};
    if (!button(ui_, box, act).pressed) return;
    if (m_.work.running()) m_.work.stop();
    else m_.work.run();
    m_.began_ms = ui_.now;
    m_.began_done = m_.work.done();
}

void RunsFrame::progress_line(const Box& bar) {
    const float share = static_cast<float>(static_cast<double>(m_.work.done()) /
                                           static_cast<double>(scenario_.runs));
    fill(bar, theme_.sunken, bar.h / 2);
    fill({bar.x, bar.y, bar.w * share, bar.h}, theme_.ember, bar.h / 2);
}

std::string RunsFrame::progress_words() const {
    const std::uint64_t done = m_.work.done();
    if (!m_.work.fault().empty()) return m_.work.fault();
    std::string words = count(done) + " of " + count(scenario_.runs);
    const double elapsed = ui_.now - m_.began_ms;
    if (m_.work.running() && elapsed > 500) {
        const double rate = static_cast<double>(done - m_.began_done) / elapsed * 1000;
        if (rate > 0)
            words += ", " + fixed(std::ceil(static_cast<double>(scenario_.runs - done) / rate), 0) +
                     " s left";
    } else if (done > 0 && !m_.work.running()) {
        words += ", " + count(m_.work.experiment().tokens()) + " tokens";
    }
    return words;
}

void RunsFrame::runs_choice(const Box& box, bool shorter) {
    const auto all = shorter ? std::span<const std::uint64_t>(few_decades)
                             : std::span<const std::uint64_t>(decades);
    std::vector<std::string> names;
    for (const std::uint64_t n : all)
        names.push_back(shorter && n == 1'000'000 ? "million" : count(n));
    const std::vector<std::string_view> views(names.begin(), names.end());
    int chosen = -1;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] == scenario_.runs) chosen = static_cast<int>(i);
    ImGui::PushID("runs");
    if (segmented(ui_, box, views, chosen)) {
        scenario_.runs = all[static_cast<std::size_t>(chosen)];
        changed_ = true;
    }
    ImGui::PopID();
}

/// The seed, which can be typed, and a button for another.
void RunsFrame::seed(float x, float middle) {
    const Type type{Face::sans_bold, 13, theme_.ink};
    const float at = text(x, middle + 4.7f, "seed ", {Face::sans, 13, theme_.ink2});
    const float wide = width(std::to_string(scenario_.seed), type);
    changed_ |= seed_field(ui_, at, middle + 4.7f, type, scenario_);
    const Button another{
        .label = "New", .name = "New seed", .look = Look::quiet, .icon = Icon::die};
    if (button(ui_, {at + wide + 2, middle - 16, button_width(another), 32}, another).pressed) {
        scenario_.seed = another_seed(scenario_.seed);
        changed_ = true;
    }
}

/// The card of controls across a wide lab.
void RunsFrame::controls(const Box& card) {
    fill(card, theme_.surface, 12);
    outline(card, theme_.line, 12);
    const float m = card.middle();
    const bool roomy = card.w > 1000;
    float x = text(card.x + 18, m + 4.7f, "Runs", {Face::sans, 13, theme_.ink2}) + 12;
    const Type type{Face::sans_bold, 13, theme_.ink};
    if (roomy) {
        runs_choice({x, m - 15, 374, 30}, false);
        x += 374 + 10;
    }
    // Any other number is typed.
    const std::string shown = count(scenario_.runs);
    if (!roomy || std::find(decades.begin(), decades.end(), scenario_.runs) == decades.end()) {
        field(ui_, {x, m - 13, width(shown, type), 26}, x, m + 4.7f,
              {.name = "Runs, typed",
               .shown = shown,
               .edited = std::to_string(scenario_.runs),
               .type = type,
               .numeric = true},
              [this](const std::string& typed) { return take_runs(typed); });
        x += width(shown, type) + 14;
    }
    const float run_w = 100;
    run_button({x, m - 18, run_w, 36});
    x += run_w + 22;
    const float right = card.right() - 18;
    const float seed_w = width("seed " + std::to_string(scenario_.seed), type) + 84;
    const float t_w = 172;
    const std::string words = progress_words();
    const float words_w = std::max(112.f, width(words, type));
    const float bar_w = right - seed_w - 36 - t_w - 36 - words_w - 14 - x;
    if (bar_w > 30) progress_line({x, m - 2.5f, bar_w, 5});
    x += std::max(0.f, bar_w) + 14;
    text(x, m + 4.7f, words, type);
    ui_.state({.role = Role::status,
               .name = "Progress",
               .value = words,
               .box = {x, m - 10, words_w, 20},
               .now = static_cast<double>(m_.work.done())});
    x = right - seed_w - 36 - t_w;
    upright(x - 18, m - 14, 28, theme_.line);
    const float after = text(x, m + 4.7f, "T", {Face::sans, 13, theme_.ink2});
    changed_ |=
        temperature_slider(ui_, {after + 12, m - 14, t_w - 24, 28}, scenario_.chains.front());
    upright(right - seed_w - 18, m - 14, 28, theme_.line);
    seed(right - seed_w, m);
}

std::string RunsFrame::take_runs(const std::string& typed) {
    const auto value = read_number(typed);
    if (!value || *value < 1 || *value != std::floor(*value) ||
        *value > static_cast<double>(most_runs))
        return "A whole number from 1 to " + count(most_runs) + " was expected";
    const auto runs = static_cast<std::uint64_t>(*value);
    if (runs * scenario_.max_tokens > 1'000'000'000)
        return "Runs times tokens may be " + count(1'000'000'000) + " at most";
    scenario_.runs = runs;
    changed_ = true;
    return "";
}

/// A phone's controls, within the thumb's reach.
void RunsFrame::thumb_controls(const Box& box) {
    progress_line({box.x, box.y, box.w, 4});
    const std::string words = progress_words();
    text(box.x, box.y + 26, words, {Face::sans_bold, 13, theme_.ink});
    ui_.state({.role = Role::status,
               .name = "Progress",
               .value = words,
               .box = {box.x, box.y + 10, box.w / 2, 22},
               .now = static_cast<double>(m_.work.done())});
    text(box.right(), box.y + 26, "seed " + std::to_string(scenario_.seed),
         {Face::sans, 13, theme_.ink2, 1});
    run_button({box.x, box.y + 40, 116, 48});
    runs_choice({box.x + 128, box.y + 40, box.w - 128, 48}, true);
    const float y = box.y + 112;
    const float after = text(box.x, y + 4.7f, "T", {Face::sans, 13, theme_.ink2});
    changed_ |=
        temperature_slider(ui_, {after + 14, y - 22, box.w * .52f, 44}, scenario_.chains.front());
    const Button another{.label = "New seed", .look = Look::outlined, .icon = Icon::die};
    if (button(ui_, {box.right() - button_width(another), y - 22, button_width(another), 44},
               another)
            .pressed) {
        scenario_.seed = another_seed(scenario_.seed);
        changed_ = true;
    }
}

}  // namespace temper::shell
