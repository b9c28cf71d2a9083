#include "shell/labs/generate/generate.h"

#include <algorithm>

#include "shell/draw.h"
#include "shell/draws.h"
#include "shell/numbers.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/strip.h"

namespace temper::shell {
namespace {

constexpr std::uint32_t more_tokens = 20;  // what a text that was too short may grow by

class GenerateLab final : public Lab {
public:
    bool draw(LabFrame& frame, Scenario& scenario) override {
        if (m_.work.follow(scenario, m_.peeked ? m_.peeked : m_.looked)) {
            m_.looked.reset();
            m_.peeked.reset();
            m_.pointed.reset();
            m_.work.follow(scenario, std::nullopt);
        }
        if (m_.looked && *m_.looked >= m_.work.text().steps().size()) m_.looked.reset();
        GenerateFrame painted(frame, m_, scenario);
        play(frame.ui, painted);
        painted.draw();
        take_keys(frame.ui, painted, scenario);
        return painted.changed();
    }

    float chance() const override {
        if (!m_.work.begun() || !m_.work.look()) return 0;
        const auto& candidates = m_.work.look()->candidates;
        return candidates.empty() ? 0 : 1 - static_cast<float>(candidates.front().probability);
    }

    std::vector<DataTable> tables(const Scenario& scenario) const override {
        return generate_tables(m_, scenario);
    }

    std::span<const KeyHelp> keys() const override {
        static constexpr KeyHelp own[] = {
            {"Space", "play, pause"},
            {"← →", "step back, step on; Home to the prompt, End to the end"},
            {"↑ ↓", "move among the candidates; Enter takes one"},
            {"1 to 9", "take that candidate in spite of the die"},
            {"R", "the next run; Shift+R a new seed"},
        };
        return own;
    }

private:
    GenerateMemory m_;

    void play(Ui& ui, GenerateFrame& painted) {
        if (m_.work.text().stop() != Stop::none) m_.playing = false;
        if (!m_.playing) {
            m_.next_ms = ui.now + 1000 / m_.speed;
            return;
        }
        if (ui.now >= m_.next_ms) {
            m_.next_ms = ui.now + 1000 / m_.speed;
            painted.step_on();
            // The first die is watched to its end.
            m_.next_ms = std::max(m_.next_ms, ui.now + (m_.fall_ms > 220 ? m_.fall_ms + 300 : 0));
        }
        ui.wake_in(std::max(0.0, m_.next_ms - ui.now));
    }

    void take_keys(Ui& ui, GenerateFrame& painted, Scenario& scenario) {
        if (ui.lab_key(ImGuiKey_Space)) m_.playing = !m_.playing;
        if (ui.lab_key(ImGuiKey_R)) {
            if (ImGui::GetIO().KeyShift) scenario.seed = another_seed(scenario.seed);
            else ++scenario.view.run;
            painted.mark_changed();
        }
        if (ui.arrows_taken()) return;
        if (ui.lab_key(ImGuiKey_RightArrow)) painted.step_on();
        if (ui.lab_key(ImGuiKey_LeftArrow)) painted.step_back();
        if (ui.lab_key(ImGuiKey_Home)) painted.to_start();
        if (ui.lab_key(ImGuiKey_End)) painted.to_end();
        if (!m_.work.look()) return;
        const auto& candidates = m_.work.look()->candidates;
        for (std::size_t i = 0; i < std::min<std::size_t>(9, candidates.size()); ++i)
            if (ui.lab_key(ImGuiKey_1 + static_cast<int>(i))) painted.pick(candidates[i].token);
    }
};

}  // namespace

GenerateFrame::GenerateFrame(LabFrame& frame, GenerateMemory& memory, Scenario& scenario)
    : frame_(frame),
      ui_(frame.ui),
      theme_(*frame.ui.theme),
      m_(memory),
      scenario_(scenario),
      ground_(frame.layout == Layout::embed ? theme_.surface : theme_.page) {}

void GenerateFrame::step_on() {
    if (m_.work.text().stop() != Stop::none) return;
    m_.looked.reset();
    scenario_.view.step = static_cast<std::uint32_t>(m_.work.text().steps().size() + 1);
    roll();
    changed_ = true;
}

/// The next die falls: slowly the first time, so that one sees what it does.
void GenerateFrame::roll() {
    m_.rolled_ms = ui_.now;
    m_.fall_ms = m_.fell ? 220 : 1600;
    m_.fell = true;
}

void GenerateFrame::step_back() {
    m_.looked.reset();
    m_.playing = false;
    const std::size_t steps = m_.work.text().steps().size();
    if (steps == 0) return;
    scenario_.view.step = static_cast<std::uint32_t>(steps - 1);
    changed_ = true;
}

void GenerateFrame::to_start() {
    m_.looked.reset();
    m_.playing = false;
    changed_ |= scenario_.view.step != 0;
    scenario_.view.step = 0;
}

void GenerateFrame::to_end() {
    m_.looked.reset();
    m_.playing = false;
    changed_ |= scenario_.view.step != scenario_.max_tokens;
    scenario_.view.step = scenario_.max_tokens;
}

/// Takes `token` at the step that is looked at; the road not taken stays as a branch.
void GenerateFrame::pick(std::int32_t token) {
    const std::size_t step = here();
    Forced road = scenario_.view.forced;
    const Trace& trace = m_.work.look()->trace;
    const bool taken = step < m_.work.text().steps().size();
    const std::int32_t other = taken ? m_.work.text().steps()[step].token : trace.token;
    Forced& forced = scenario_.view.forced;
    forced.resize(step);
    if (token != trace.token) {
        forced.resize(step + 1);
        forced[step] = m_.work.name(token);
    }
    auto& branches = scenario_.view.branches;
    if (token != other && std::find(branches.begin(), branches.end(), road) == branches.end())
        branches.push_back(std::move(road));
    scenario_.view.step = static_cast<std::uint32_t>(step + 1);
    m_.looked.reset();
    roll();
    changed_ = true;
}

bool GenerateFrame::draw() {
    if (frame_.layout == Layout::wide || frame_.layout == Layout::medium) draw_wide();
    else draw_narrow();
    if (m_.peeked != peek_next_ || m_.pointed != pointed_next_) ui_.wake_in(0);
    m_.peeked = peek_next_;
    m_.pointed = pointed_next_;
    return changed_;
}

void GenerateFrame::draw_wide() {
    const Box& a = frame_.area;
    const bool medium = frame_.layout == Layout::medium;
    const float content = std::min(a.w, 1440.f) - (medium ? 48.f : 64.f),
                left = a.x + (a.w - content) / 2;
    const float bottom = sentence(left, a.y + 47, content);
    float y = chips(left, bottom + 25, content - (medium ? 0.f : 160.f), 2) + 12;
    if (!medium) surprisal_key(left + content, bottom + 37);
    const float side = medium ? 0 : 308, w = content - side - (medium ? 0 : 20);
    transport({left, y, w, 48});
    const float columns = y;
    y += 76;
    y = recorded(left, y - 8, w) + 8;
    if (m_.work.look()) {
        const float least = 29, room = a.y + a.h - y - 70 - 150;
        const auto ids = rows(m_.all_rows ? 200 : 10);
        const float row_h = std::clamp(room / static_cast<float>(ids.size()), least, 40.f);
        step_table({left, y, w, 0}, ids, row_h);
        y += 70 + row_h * static_cast<float>(ids.size()) + 10;
        y = more_rows(left, y, m_.work.look()->trace.stages.front().kept.size() - ids.size());
        next_card({left, y, w, 104});
        y += 104;
    } else {
        y = stopped(left, y, w);
    }
    if (medium) {
        y = sources(left, branches(left, y + 20, content) + 12, content);
    } else {
        const float x = left + content - 288;
        upright(x - 20, columns, std::max(y - columns, 300.f), theme_.line);
        y = std::max(y, sources(x, branches(x, columns, 288) + 16, 288));
    }
    frame_.height = y + 28 - a.y;
}

/// The text goes no further: why, and what can be done; returns the bottom.
float GenerateFrame::stopped(float x, float y, float w) {
    const bool ended = m_.work.text().stop() == Stop::end;
    const Type words{Face::serif, 19, theme_.ink2}, hint{Face::sans, 14, theme_.ink3};
    text(x, y + 30,
         fitted(ended ? "No word follows: the text has ended here."
                      : "The text has the length it was allowed.",
                words, w),
         words);
    y += 56;
    for (const std::string& l : wrapped(
             "Point at a word above to see its step again, or throw for another run.", hint, w)) {
        text(x, y, l, hint);
        y += 20;
    }
    const std::uint64_t longer = scenario_.max_tokens + more_tokens;
    if (ended || longer > max_run_tokens || longer * scenario_.runs > max_drawn_tokens)
        return y + 12;
    const std::string label = "Allow " + count(more_tokens) + " more words";
    const Button act{.label = label, .look = Look::outlined};
    if (button(ui_, {x, y, button_width(act), ui_.platform.touch() ? 44.f : 36.f}, act).pressed) {
        scenario_.max_tokens = static_cast<std::uint32_t>(longer);
        changed_ = true;
    }
    return y + 60;
}

void GenerateFrame::draw_narrow() {
    const Box& a = frame_.area;
    const float left = a.x + 20, content = a.w - 40;
    float y = chips(left, a.y + 18, content, 3) + 4;
    if (m_.work.look()) {
        y = next_words(left, y, content) + 28;
        const Trace& trace = m_.work.look()->trace;
        strip(ui_, {left, y, content, 46},
              {.probs = trace.stages.back().probs,
               .tokens = m_.work.model().vocabulary(),
               .u = trace.u,
               .fell_ms = m_.rolled_ms,
               .fall_ms = m_.fall_ms,
               .ticks = {},
               .ground = ground_,
               .numbers = false});
        y += 76;
    } else {
        y = stopped(left, sentence(left, y + 24, content) + 8, content);
    }
    thumb_transport({left, y, content, 110});
    y += 122;
    y = recorded(left, y, content) + (m_.work.recorded().empty() ? 0 : 16);
    y = branches(left, y, content) + 16;
    y = sources(left, y, content) + 12;
    if (m_.work.look()) y = sentence(left, y + 24, content) + 16;
    frame_.height = y - a.y;
}

std::unique_ptr<Lab> make_generate_lab() {
    return std::make_unique<GenerateLab>();
}

}  // namespace temper::shell
