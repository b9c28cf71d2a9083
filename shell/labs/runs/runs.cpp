#include "shell/labs/runs/runs.h"

#include <algorithm>

#include "shell/draw.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr double budget_ms = 6, refresh_ms = 50;
/// Operations, some nanoseconds each, for probabilities that have to be worked out text by text: a
/// frame is no place for minutes. A text left over shows none.
constexpr std::uint64_t probability_budget = 10'000'000;
constexpr std::size_t most_paths = 100, most_paths_narrow = 40;

class RunsLab final : public Lab {
public:
    bool draw(LabFrame& frame, Scenario& scenario) override {
        Ui& ui = frame.ui;
        m_.work.follow(scenario);
        if (m_.work.work(budget_ms, [&ui] { return ui.platform.now_ms(); })) ui.wake_in(0);
        refresh(ui, frame.layout == Layout::narrow ? most_paths_narrow : most_paths);
        const bool changed = RunsFrame(frame, m_, scenario).draw();
        return take_keys(ui, scenario) || changed;
    }

    float chance() const override {
        if (!m_.work.begun()) return 0;
        return 1 -
               static_cast<float>(m_.work.exact().agreement.value_or(m_.report.drawn.agreement));
    }

    std::vector<DataTable> tables(const Scenario& scenario) const override {
        return runs_tables(m_, scenario);
    }

    std::span<const KeyHelp> keys() const override {
        static constexpr KeyHelp own[] = {
            {"Space", "run, stop, go on"},
            {"R", "a new seed"},
            {"↑ ↓", "move among the texts; Enter keeps one lit"},
        };
        return own;
    }

private:
    RunsMemory m_;

    /// Brings the picture and the table up to date, not more often than the eye wants it.
    void refresh(Ui& ui, std::size_t limit) {
        const bool new_limit = limit != m_.river_limit;
        if (m_.work.version() == m_.shown_version && !new_limit) return;
        if (m_.work.running() && !new_limit && !due(ui.now)) return;
        const double began = ui.platform.now_ms();
        m_.shown_version = m_.work.version();
        m_.shown_ms = ui.now;
        m_.river_limit = limit;
        m_.river = river(m_.work.experiment(), m_.work.exact(), limit);
        ++m_.picture;
        m_.report = report(m_.work.experiment(), m_.work.exact(), probability_budget);
        if (m_.curve_of != m_.work.exact_version() || !m_.curve.exact)
            m_.curve = distinct_curve_of(m_.work.exact(), m_.report);
        m_.curve_of = m_.work.exact_version();
        m_.rows.clear();
        for (const Outcome& outcome : m_.report.outcomes)
            m_.rows.push_back({m_.work.model().text(outcome.tokens), outcome.count,
                               outcome.probability, outcome.tokens});
        sort_rows();
        m_.refresh_cost_ms = ui.platform.now_ms() - began;
    }

    /// Whether what streams in is to be shown again. With very many texts that takes longer than a
    /// frame: then only when there are twice as many runs.
    bool due(double now) const {
        if (now - m_.shown_ms < std::max(refresh_ms, 20 * m_.refresh_cost_ms)) return false;
        return m_.refresh_cost_ms < 8 || m_.work.done() >= 2 * m_.report.runs;
    }

    void sort_rows() {
        if (m_.order == TextOrder::by_probability)
            std::stable_sort(m_.rows.begin(), m_.rows.end(), [](const auto& a, const auto& b) {
                return a.probability.value_or(0) > b.probability.value_or(0);
            });
        if (m_.order == TextOrder::by_name)
            std::stable_sort(m_.rows.begin(), m_.rows.end(),
                             [](const auto& a, const auto& b) { return a.text < b.text; });
    }

    /// Space runs or stops; R takes another seed.
    bool take_keys(const Ui& ui, Scenario& scenario) {
        if (ui.lab_key(ImGuiKey_Space)) {
            if (m_.work.running()) m_.work.stop();
            else m_.work.run();
        }
        if (!ui.lab_key(ImGuiKey_R)) return false;
        scenario.seed = another_seed(scenario.seed);
        return true;
    }
};

}  // namespace

RunsFrame::RunsFrame(LabFrame& frame, RunsMemory& memory, Scenario& scenario)
    : frame_(frame),
      ui_(frame.ui),
      theme_(*frame.ui.theme),
      m_(memory),
      scenario_(scenario),
      ground_(frame.layout == Layout::embed ? theme_.surface : theme_.page) {}

bool RunsFrame::draw() {
    switch (frame_.layout) {
        case Layout::wide: draw_wide(); break;
        case Layout::medium: draw_medium(); break;
        case Layout::narrow: draw_narrow(); break;
        case Layout::embed: draw_embed(); break;
    }
    if (m_.lit != lit_next_) ui_.wake_in(0);
    m_.lit = std::move(lit_next_);
    return changed_;
}

void RunsFrame::draw_wide() {
    const Box& a = frame_.area;
    const float content = std::min(a.w, 1440.f) - 64, left = a.x + (a.w - content) / 2;
    const float bottom = sentence(left, a.y + 47, content);
    const float top = bottom + 22;
    controls({left, top, content, 56});
    const float y = top + 76, tall = std::max(420.f, a.h - (y - a.y) - 40);
    const float split = left + content * .58f;
    river({left, y, split - left - 20, tall});
    river_key(left, y + tall + 20, split - left);
    upright(split, y, tall + 20, theme_.line);
    const float x = split + 26, w = left + content - x;
    table_head(x, y, w);
    facts(x, y + 48, w, false);
    table({x, y + 116, w, tall - 96}, true);
    const float below = y + tall + 56;
    level(left, below - 12, content, theme_.line);
    const float end = texts_possible(left, below + 16, split - left - 40);
    frame_.height = std::max(end, distinct_curve({x, below + 16, w, 190})) + 16 - a.y;
}

void RunsFrame::draw_medium() {
    const Box& a = frame_.area;
    const float left = a.x + 24, content = a.w - 48;
    const float bottom = sentence(left, a.y + 44, content);
    controls({left, bottom + 20, content, 56});
    float y = bottom + 96;
    river({left, y, content, 440});
    river_key(left, y + 460, content);
    y += 500;
    table_head(left, y, content);
    facts(left, y + 48, content, false);
    const float rows = 37 * static_cast<float>(std::min<std::size_t>(15, m_.rows.size())) + 24;
    table({left, y + 116, content, rows}, true);
    y += 116 + rows + 40;
    y = texts_possible(left, y, content) + 24;
    frame_.height = distinct_curve({left, y, content, 200}) + 20 - a.y;
}

void RunsFrame::draw_narrow() {
    const Box& a = frame_.area;
    const float left = a.x + 20, content = a.w - 40;
    float y = sentence(left, a.y + 35, content) + 20;
    constexpr std::string_view tabs[] = {"River", "Texts", "Facts"};
    ImGui::PushID("tabs");
    segmented(ui_, {left, y, content, 40}, tabs, m_.tab);
    ImGui::PopID();
    y += 56;
    if (m_.tab == 0) {
        const float tall = std::max(300.f, a.y + a.h - y - 190);
        river({left, y, content, tall});
        river_key(left, y + tall + 18, 300);
        y += tall + 40;
    } else if (m_.tab == 1) {
        table_head(left, y + 4, content);
        const float rows = 37 * static_cast<float>(std::min<std::size_t>(200, m_.rows.size())) + 24;
        table({left, y + 44, content, rows}, false);
        y += 44 + rows + 24;
    } else {
        facts(left, y + 10, content, true);
        y = texts_possible(left, y + 190, content) + 24;
        y = distinct_curve({left, y, content, 190}) + 12;
    }
    thumb_controls({left, y, content, 150});
    frame_.height = y + 146 - a.y;
}

void RunsFrame::draw_embed() {
    const Box& a = frame_.area;
    const float left = a.x + 28, content = a.w - 56;
    const float tall = std::max(150.f, a.h - 130);
    river({left, a.y + 16, content, tall});
    const float m = a.y + tall + 58;
    run_button({left, m - 18, 96, 36});
    text(left + 112, m + 4.7f, progress_words(), {Face::sans_bold, 13, theme_.ink});
    river_key(left, a.y + tall + 32, 300);
    coin(ui_, {left + content - 58, m}, 8, .5f);
    text(left + content, m + 5, "Temper", {Face::sans_bold, 14, theme_.ink, 1});
    frame_.height = m + 34 - a.y;
}

std::unique_ptr<Lab> make_runs_lab() {
    return std::make_unique<RunsLab>();
}

}  // namespace temper::shell
