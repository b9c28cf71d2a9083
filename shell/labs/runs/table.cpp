#include <algorithm>
#include <cmath>

#include "core/distribution.h"
#include "shell/draw.h"
#include "shell/labs/runs/runs.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr float row_h = 37;

double share_of(std::uint64_t count, std::uint64_t done) {
    return done == 0 ? 0 : static_cast<double>(count) / static_cast<double>(done);
}

}  // namespace

void RunsFrame::table_head(float x, float y, float w) {
    text(x, y + 14, "Texts", {Face::sans_bold, 15, theme_.ink});
    constexpr std::string_view orders[] = {"By count", "By probability", "A–Z"};
    int chosen = static_cast<int>(m_.order);
    const float wide = segmented_width(orders);
    ImGui::PushID("order");
    if (segmented(ui_, {x + w - wide, y - 6, wide, 28}, orders, chosen)) {
        m_.order = static_cast<TextOrder>(chosen);
        m_.shown_version = ~m_.shown_version;
    }
    ImGui::PopID();
}

Explain RunsFrame::explain_row(const TextRow& row) const {
    const std::uint64_t done = m_.report.runs;
    Explain e{.title = visible_text(row.text), .value = std::to_string(row.count)};
    if (row.probability) e.lines.push_back("exact probability " + significant(*row.probability));
    if (done == 0) {
        e.sentence = "Nothing drawn yet.";
        return e;
    }
    const double share = share_of(row.count, done);
    const auto [low, high] = wilson(row.count, done);
    e.lines.push_back(count(row.count) + " of " + count(done) + " runs = " + percent(share));
    e.lines.push_back("95 % interval " + percent(low) + " to " + percent(high) + " (Wilson)");
    if (!row.probability) return e;
    const double p = *row.probability;
    const double error = std::sqrt(p * (1 - p) / static_cast<double>(done));
    e.sentence = error == 0 ? "There is nothing left to chance."
                            : "The count is " + fixed(std::abs(share - p) / error, 1) +
                                  " standard errors from what was expected.";
    return e;
}

void RunsFrame::table_row(std::size_t index, const Box& box, double scale, float count_at) {
    const TextRow& row = m_.rows[index];
    const std::uint64_t done = m_.report.runs;
    const float m = box.middle();
    const bool same_course = row.tokens.size() >= m_.lit.size() &&
                             std::equal(m_.lit.begin(), m_.lit.end(), row.tokens.begin());
    const bool hot = !m_.lit.empty() && same_course;
    const auto latest = m_.work.experiment().latest();
    const bool newest =
        done > 0 && std::equal(latest.begin(), latest.end(), row.tokens.begin(), row.tokens.end());
    ImGui::PushID(static_cast<int>(index));
    const Touched touched =
        ui_.item("text", box,
                 {.role = Role::button,
                  .name = row.text,
                  .value = count(row.count) + " runs" +
                           (row.probability ? ", exact " + percent(*row.probability) : ""),
                  .now = static_cast<double>(row.count),
                  .on = hot});
    ImGui::PopID();
    if (touched.hovered || (touched.focused && ui_.keyboard) || touched.pressed)
        lit_next_ = row.tokens;
    if (newest) fill({box.x - 10, box.y + 2, box.w + 20, box.h - 4}, theme_.ember_tint, 7);
    else if (hot) fill({box.x - 10, box.y + 2, box.w + 20, box.h - 4}, theme_.sunken, 7);
    ui_.explain(touched, box, [&] { return explain_row(row); });

    const bool greedy = m_.work.greedy() && m_.work.greedy()->tokens == row.tokens;
    const float bar_x = box.x + box.w * .48f, bar_w = count_at - 56 - bar_x;
    const Type type{newest ? Face::serif_bold : Face::serif, 16, theme_.ink};
    const float room = bar_x - box.x - 10 - (greedy ? 48 : 0);
    const float end = text(box.x, m + 5, fitted(visible_text(row.text), type, room), type);
    if (greedy) text(end + 9, m + 4.5f, "greedy", {Face::sans, 12, theme_.ice});

    const float unit = bar_w / static_cast<float>(scale);
    upright(bar_x, box.y, box.h, theme_.strong);
    if (done > 0) {
        fill({bar_x + 1, m - 7, static_cast<float>(share_of(row.count, done)) * unit, 14},
             mix(ground_, theme_.ember, .75f), 2);
        const auto [low, high] = wilson(row.count, done);
        const float a = bar_x + static_cast<float>(low) * unit,
                    b = bar_x + static_cast<float>(high) * unit;
        line({a, m}, {b, m}, theme_.ink, 1.1f);
        line({b, m - 3}, {b, m + 3}, theme_.ink, 1.1f);
    }
    if (row.probability) {
        const Box exact{bar_x + .5f, m - 9.5f,
                        std::max(1.2f, static_cast<float>(*row.probability) * unit), 19};
        if (done > 0) outline(exact, theme_.ink, 2, 1.1f);
        else dashed_outline(exact, theme_.strong);
    }
    text(count_at, m + 4.7f, count(row.count),
         {Face::sans_bold, 13, done > 0 ? theme_.ink : theme_.ink3, 1});
    text(box.right(), m + 4.7f, row.probability ? percent(*row.probability) : "–",
         {Face::sans, 13, theme_.ink2, 1});
}

/// The texts with their shares; `scrolls`: within `box`, else as long as they are.
void RunsFrame::table(const Box& box, bool scrolls) {
    const float count_at = box.right() - 74, head = 24;
    const Type label{Face::sans, 12, theme_.ink3};
    text(box.x, box.y + 10, "Text", label);
    text(box.x + box.w * .48f, box.y + 10, "Share of runs", label);
    text(count_at, box.y + 10, "Runs", {Face::sans, 12, theme_.ink3, 1});
    text(box.right(), box.y + 10, "Exact", {Face::sans, 12, theme_.ink3, 1});
    level(box.x, box.y + 20, box.w, theme_.line);

    if (m_.rows.empty())
        text(box.x, box.y + 50, "The texts stand here as soon as they are drawn.",
             {Face::sans, 13, theme_.ink3});
    double most = 1e-9;
    const std::uint64_t done = m_.report.runs;
    for (const TextRow& row : m_.rows) {
        most = std::max({most, row.probability.value_or(0), share_of(row.count, done)});
        if (done > 0 && row.count > 0) most = std::max(most, wilson(row.count, done).high);
    }
    const Box area{box.x - 10, box.y + head, box.w + 20, box.h - head};
    const float offset = scrolls ? m_.table.offset() : 0;
    if (scrolls) ImGui::PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
    const float visible_top = scrolls ? area.y : 0,
                visible_bottom = scrolls ? area.bottom() : ImGui::GetIO().DisplaySize.y;
    for (std::size_t i = 0; i < m_.rows.size(); ++i) {
        const Box row{box.x, area.y + row_h * static_cast<float>(i) - offset, box.w, row_h};
        if (row.bottom() < visible_top - row_h || row.y > visible_bottom + row_h) continue;
        table_row(i, row, most, count_at);
    }
    if (scrolls) {
        ImGui::PopClipRect();
        m_.table.update(ui_, area, row_h * static_cast<float>(m_.rows.size()));
    }
    if (m_.report.rest.outcomes > 0)
        text(box.x, box.bottom() + 14,
             "and " + count(m_.report.rest.outcomes) + " more texts in " +
                 count(m_.report.rest.count) + " runs",
             label);
}

}  // namespace temper::shell
