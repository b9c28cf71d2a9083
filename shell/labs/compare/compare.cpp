#include "shell/labs/compare/compare.h"

#include <algorithm>

#include "core/edit.h"
#include "shell/draw.h"
#include "shell/draws.h"
#include "shell/numbers.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr double budget_ms = 6;
constexpr float card_h = 412;

class CompareLab final : public Lab {
public:
    bool draw(LabFrame& frame, Scenario& scenario) override {
        Ui& ui = frame.ui;
        Scenario shown = with_columns(scenario);
        m_.work.follow(shown);
        m_.identify(shown.chains.size());
        const bool resting = !ui.holding();
        if (m_.work.work(budget_ms, resting, [&ui] { return ui.platform.now_ms(); })) ui.wake_in(0);
        const bool changed = CompareFrame(frame, m_, shown).draw();
        if (!take_keys(ui, shown) && !changed) return false;
        scenario = std::move(shown);
        return true;
    }

    float chance() const override {
        if (m_.work.columns().empty()) return 0;
        const auto& first = m_.work.columns().front().first;
        return 1 - static_cast<float>(*std::max_element(first.begin(), first.end()));
    }

    std::vector<DataTable> tables(const Scenario& scenario) const override {
        return compare_tables(m_, with_columns(scenario));
    }

    std::span<const KeyHelp> keys() const override {
        static constexpr KeyHelp own[] = {
            {"Space, R", "seven other runs: another seed"},
            {"Alt+↑ ↓", "move the focused column left, right"},
            {"+", "add a column"},
        };
        return own;
    }

private:
    CompareMemory m_;

    /// One chain alone has nothing to be compared with: beside it stand the course's temperatures,
    /// which become part of the scenario with the first edit here.
    static Scenario with_columns(Scenario scenario) {
        if (scenario.chains.size() >= fewest_columns) return scenario;
        const double own = temperature_of(scenario.chains.front());
        for (const double t : {.2, .7, 1., 1.5}) {
            if (t == own || scenario.chains.size() == most_columns) continue;
            Chain chain = scenario.chains.front();
            chain.name.clear();
            set_temperature(chain, t);
            scenario.chains.push_back(std::move(chain));
        }
        return scenario;
    }

    bool take_keys(const Ui& ui, Scenario& scenario) {
        if (!ui.lab_key(ImGuiKey_R) && !ui.lab_key(ImGuiKey_Space)) return false;
        scenario.seed = another_seed(scenario.seed);
        return true;
    }
};

}  // namespace

CompareFrame::CompareFrame(LabFrame& frame, CompareMemory& memory, Scenario& scenario)
    : frame_(frame),
      ui_(frame.ui),
      theme_(*frame.ui.theme),
      m_(memory),
      scenario_(scenario),
      ground_(frame.layout == Layout::embed ? theme_.surface : theme_.page) {}

void CompareMemory::identify(std::size_t n) {
    ids.resize(n);
    for (unsigned& id : ids)
        if (id == 0) id = ++last_id;
}

bool CompareFrame::draw() {
    if (frame_.area.w < 1120) draw_pair();
    else draw_wide();
    if (later_) {
        later_();
        changed_ = true;
    }
    return changed_;
}

void CompareFrame::draw_wide() {
    const Box& a = frame_.area;
    const float content = std::min(a.w, 1440.f) - 64, left = a.x + (a.w - content) / 2;
    constexpr std::string_view modes[] = {"Temperatures", "Whole chains"};
    const float modes_w = segmented_width(modes);
    int mode = m_.whole_chains ? 1 : 0;
    const float bottom = sentence(left, a.y + 47, content - modes_w - 30);
    ImGui::PushID("mode");
    if (segmented(ui_, {left + content - modes_w, a.y + 27, modes_w, 28}, modes, mode))
        m_.whole_chains = mode == 1;
    ImGui::PopID();

    const auto& columns = m_.work.columns();
    const float names = 68, gap = 20, y = bottom + 22;
    const float n = static_cast<float>(columns.size());
    const float w = std::min(420.f, (content - names - gap * (n - 1)) / n);
    run_names(left, y);
    for (std::size_t k = 0; k < columns.size(); ++k)
        card(k, {left + names + (w + gap) * static_cast<float>(k), y, w, card_h});
    const float below = y + card_h + 36;
    const float foot =
        charts(left, below, content, std::clamp(a.h - (below - a.y) - 40, 176.f, 240.f)) + 22;
    disc({left + 28, foot - 4}, 4.5f, theme_.ink);
    float x = text(left + 39, foot, "exact", {Face::sans, 12, theme_.ink2}) + 26;
    ring({x, foot - 4}, 4, theme_.ember, 1.8f);
    x = text(x + 11, foot, count(scenario_.runs) + " runs drawn", {Face::sans, 12, theme_.ink2});
    if (!m_.work.curve().temperatures.empty())
        text(x + 24, foot, "Drag a mark along the T axis to move its column",
             {Face::sans, 12, theme_.ink3});
    column_buttons(left + content, foot - 22);
    level(left, foot + 28, content, theme_.line);
    const float end = table(left, foot + 48, content);
    level(left, end + 20, content, theme_.line);
    frame_.height = difference(left, end + 40, content) + 24 - a.y;
}

/// The reference and one other: beside each other, or on a phone one below the other.
void CompareFrame::draw_pair() {
    const Box& a = frame_.area;
    const float left = a.x + 20, content = a.w - 40;
    const bool beside = content >= 640;
    const auto& columns = m_.work.columns();
    m_.other = std::min(std::max<std::size_t>(1, m_.other), columns.size() - 1);
    float y = sentence(left, a.y + 35, content) + 20;
    const float w = beside ? (content - 20) / 2 : content;
    if (!beside) {
        card(0, {left, y, w, card_h});
        y += card_h + 16;
    }
    if (columns.size() > 2) {
        std::vector<std::string> names;
        for (std::size_t k = 1; k < columns.size(); ++k) names.push_back(name_of_column(k));
        const std::vector<std::string_view> views(names.begin(), names.end());
        int chosen = static_cast<int>(m_.other) - 1;
        ImGui::PushID("other");
        segmented(ui_, {left + content - w, y, w, 40}, views, chosen);
        ImGui::PopID();
        m_.other = static_cast<std::size_t>(chosen) + 1;
        y += 56;
    }
    if (beside) card(0, {left, y, w, card_h});
    card(m_.other, {left + content - w, y, w, card_h});
    y += card_h + 16;
    column_buttons(left + content, y);
    y = charts(left, y + 60, content, 190) + 30;
    level(left, y, content, theme_.line);
    y = table(left, y + 20, content) + 20;
    level(left, y, content, theme_.line);
    frame_.height = difference(left, y + 20, content) + 24 - a.y;
}

std::unique_ptr<Lab> make_compare_lab() {
    return std::make_unique<CompareLab>();
}

}  // namespace temper::shell
