#include <algorithm>
#include <cmath>

#include "shell/draw.h"
#include "shell/labs/generate/generate.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/hatch.h"
#include "shell/widgets/ribbon.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr float name_w = 96, strip_w = 54, number_w = 44;

std::string memory_words(const StageMemory& memory) {
    switch (memory.kind) {
        case StageMemory::Kind::mirostat: return "μ = " + fixed(memory.mu_bits, 2) + " bits";
        case StageMemory::Kind::penalties: return count(memory.seen.size()) + " tokens seen";
        case StageMemory::Kind::dry:
            return memory.matches.empty() ? "no run repeats"
                                          : "run of " + count(memory.matches.front().length);
        case StageMemory::Kind::none: break;
    }
    return "";
}

}  // namespace

/// The rows of the table: the model's most probable tokens, and the one that the die picks.
std::vector<std::int32_t> GenerateFrame::rows(std::size_t most) const {
    const Trace& trace = m_.work.look()->trace;
    std::vector<std::int32_t> ids = trace.stages.front().kept;
    if (ids.size() > most) {
        const bool named =
            std::find(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(most), trace.token) !=
            ids.begin() + static_cast<std::ptrdiff_t>(most);
        ids.resize(most);
        if (!named) ids.back() = trace.token;
    }
    return ids;
}

void GenerateFrame::stage_head(std::size_t stage, float x, float y, float room) {
    const temper::Look& look = *m_.work.look();
    const Snapshot& now = look.trace.stages[stage];
    const Type title{Face::sans_bold, 13, theme_.ink}, body{Face::sans, 12, theme_.ink2};
    const std::string name =
        stage == 0
            ? "Model"
            : std::string(info_of(scenario_.chains.front().samplers[stage - 1].sampler).title);
    text(x, y, fitted(name, title, room), title);
    std::string second = stage == 0 ? "as it comes" : now.note;
    if (stage > 0)
        if (const std::string memory = memory_words(look.memory[stage - 1]); !memory.empty())
            second = memory;
    text(x, y + 18, fitted(second, body, room), body);
    const bool cut = now.mass_removed > 0;
    const std::string third =
        cut ? "−" + percent(now.mass_removed) + ", " + count(now.kept.size()) + " left"
            : count(now.kept.size()) + (now.kept.size() == 1 ? " token" : " tokens");
    const Type told{Face::sans, 12, cut ? theme_.ember : theme_.ink3};
    text(x, y + 38, fitted(third, told, room), told);
    ui_.state({.role = Role::text,
               .name = "Stage " + name,
               .value = third + (now.note.empty() ? "" : ", " + now.note),
               .box = {x, y - 14, room, 58},
               .now = now.mass_removed});
}

/// One token at one stage: its bar, or, where the stage removed it, the ghost of what it was.
void GenerateFrame::stage_cell(std::size_t stage, std::int32_t id, const Box& cell, float unit) {
    const auto& stages = m_.work.look()->trace.stages;
    const auto i = static_cast<std::size_t>(id);
    const double now = stages[stage].probs[i], before = stage ? stages[stage - 1].probs[i] : now;
    const float m = cell.middle();
    if (now > 0) {
        const float length = std::max(1.f, static_cast<float>(now) * unit),
                    was = static_cast<float>(before) * unit;
        if (was > length * 1.02f) dashed_outline({cell.x, m - 7.5f, was, 15}, theme_.strong);
        fill({cell.x + 1, m - 8, length, 16}, token_colour(theme_, i), 2);
        const bool last = stage + 1 == stages.size();
        text(cell.x + std::max(length, was) + 6, m + 4, fixed(now * 100, now < .01 ? 2 : 1),
             {last ? Face::sans_bold : Face::sans, 12, theme_.ink2});
    } else if (before > 0) {
        const float was = std::max(6.f, static_cast<float>(before) * unit);
        hatch({cell.x + 1, m - 8, was, 16}, theme_.ink3);
        text(cell.x + was + 7, m + 4, "removed", {Face::sans, 12, theme_.ember});
    }
}

Explain GenerateFrame::explain_candidate(std::int32_t id) const {
    const auto& stages = m_.work.look()->trace.stages;
    Explain e{.title = visible(m_.work.name(id))};
    for (std::size_t s = 0; s < stages.size() && e.lines.size() < 10; ++s) {
        const double p = stages[s].probs[static_cast<std::size_t>(id)];
        const std::string name =
            s == 0 ? "model"
                   : std::string(info_of(scenario_.chains.front().samplers[s - 1].sampler).title);
        e.lines.push_back(name + ": " + (p > 0 ? percent(p) : "removed"));
        if (p == 0) break;
    }
    const double final_p = stages.back().probs[static_cast<std::size_t>(id)];
    e.sentence = final_p > 0 ? "Press the row, or its number, to take it in spite of the die."
                             : "The chain has removed it.";
    e.value = full(final_p);
    return e;
}

/// The last column falls into the strip, on which the die lies.
void GenerateFrame::falling_strip(const Box& strip, float from, float top, float row_h,
                                  const std::vector<std::int32_t>& ids) {
    const Trace& trace = m_.work.look()->trace;
    const auto& probs = trace.stages.back().probs;
    fill(strip, theme_.sunken, 3);
    double before = 0;
    for (std::size_t i = 0; i < probs.size(); ++i) {
        if (probs[i] <= 0) continue;
        const float a = strip.y + strip.h * static_cast<float>(before),
                    h = strip.h * static_cast<float>(probs[i]);
        before += probs[i];
        const ImU32 colour = token_colour(theme_, i);
        const auto row = std::find(ids.begin(), ids.end(), static_cast<std::int32_t>(i));
        if (row != ids.end()) {
            const float m = top + row_h * (static_cast<float>(row - ids.begin()) + .5f);
            const ImU32 tint =
                with_alpha(colour, static_cast<std::int32_t>(i) == trace.token ? .32f : .13f);
            ribbon_fill({from, m - 8, m + 8, strip.x, a + 1, a + h - 1}, tint,
                        with_alpha(colour, 0));
        }
        if (h < .5f) continue;
        fill({strip.x, a + .75f, strip.w, std::max(.5f, h - 1.5f)}, colour, 3);
        const Type type{Face::serif, 13, text_on(colour), .5f};
        if (h > 17)
            text(strip.centre(), a + h / 2 + 4.5f,
                 fitted(visible(m_.work.name(static_cast<std::int32_t>(i))), type, strip.w - 6),
                 type);
    }
    const float fall = ui_.progress(m_.rolled_ms, 220);
    const float y = strip.y + strip.h * static_cast<float>(trace.u) - 40 * (1 - fall * fall);
    line({strip.x - 5, y}, {strip.right() + 5, y}, ground_, 5);
    line({strip.x - 5, y}, {strip.right() + 5, y}, theme_.ember, 2.5f);
    ImGui::GetWindowDrawList()->AddTriangleFilled({strip.right() + 13, y - 6},
                                                  {strip.right() + 13, y + 6},
                                                  {strip.right() + 4, y}, theme_.ember);
    ui_.state({.role = Role::image,
               .name = "Dice strip",
               .value = "u = " + fixed(trace.u, 4) + ", " + m_.work.name(trace.token),
               .box = strip,
               .now = trace.u});
}

/// One column a stage, one row a token.
void GenerateFrame::step_table(const Box& box, const std::vector<std::int32_t>& ids, float row_h) {
    const temper::Look& look = *m_.work.look();
    const auto& stages = look.trace.stages;
    const float top = box.y + 70, bottom = top + row_h * static_cast<float>(ids.size());
    const float strip_x = box.right() - strip_w - 14, from = strip_x - 64;
    const float column = (from - box.x - name_w) / static_cast<float>(stages.size());
    double most = 1e-9;
    for (const Snapshot& stage : stages)
        for (const std::int32_t id : ids)
            most = std::max(most, stage.probs[static_cast<std::size_t>(id)]);
    const float unit = std::max(8.f, column - number_w) / static_cast<float>(most);

    const auto& taken = m_.work.text().steps();
    text(box.x, box.y + 8, "Step " + count(here() + 1), {Face::sans_bold, 15, theme_.ink});
    if (here() > 0 && here() <= taken.size()) {
        const Type after{Face::sans, 12, theme_.ink2};
        text(box.x, box.y + 26,
             fitted("after “" + visible(m_.work.name(taken[here() - 1].token)) + "”", after,
                    name_w - 8),
             after);
    }
    text(box.x, box.y + 46, "percent", {Face::sans, 12, theme_.ink3});
    text(strip_x, box.y + 8, "Die", {Face::sans_bold, 13, theme_.ink});
    text(strip_x, box.y + 26, "u = " + fixed(look.trace.u, 3), {Face::sans_bold, 12, theme_.ember});

    for (std::size_t row = 0; row < ids.size(); ++row) {
        const float y = top + row_h * static_cast<float>(row);
        const bool hot = ids[row] == look.trace.token;
        const Box line_box{box.x - 8, y + 1, from - box.x + 8, row_h - 2};
        if (row > 0) level(box.x, y, from - box.x, theme_.line);
        const bool alive = stages.back().probs[static_cast<std::size_t>(ids[row])] > 0;
        ImGui::PushID(ids[row]);
        const Touched touched = ui_.item(
            "candidate", line_box,
            {.role = Role::button,
             .name = "Take " + m_.work.name(ids[row]),
             .value = alive ? percent(stages.back().probs[static_cast<std::size_t>(ids[row])])
                            : "removed",
             .now = stages.back().probs[static_cast<std::size_t>(ids[row])],
             .disabled = !alive,
             .on = hot});
        ImGui::PopID();
        if (hot) fill(line_box, with_alpha(theme_.ember_tint, .75f), 6);
        else if (touched.hovered && alive) fill(line_box, theme_.sunken, 6);
        if (touched.pressed && alive) pick(ids[row]);
        ui_.explain(touched, line_box, [&] { return explain_candidate(ids[row]); });
        token_text(ui_, box.x, y + row_h / 2 + 5, m_.work.name(ids[row]),
                   {hot ? Face::serif_bold : Face::serif, 16, alive ? theme_.ink : theme_.ink3},
                   name_w - 12);
        for (std::size_t s = 0; s < stages.size(); ++s)
            stage_cell(s, ids[row],
                       {box.x + name_w + column * static_cast<float>(s), y, column, row_h}, unit);
    }
    for (std::size_t s = 0; s < stages.size(); ++s) {
        const float x = box.x + name_w + column * static_cast<float>(s);
        stage_head(s, x, box.y + 8, column - 10);
        upright(x, top - 4, bottom - top + 6, theme_.strong);
    }
    falling_strip({strip_x, top, strip_w, bottom - top}, from, top, row_h, ids);
    const std::size_t more = stages.front().kept.size() - ids.size();
    if (more > 0)
        text(box.x, bottom + 18, "and " + count(more) + " more tokens",
             {Face::sans, 12, theme_.ink3});
}

/// A phone's step: what is left, one row a candidate, and what was removed; returns the bottom.
float GenerateFrame::next_words(float x, float y, float w) {
    const temper::Look& look = *m_.work.look();
    const auto& candidates = look.candidates;
    const std::size_t all = look.trace.stages.front().kept.size();
    text(x, y + 14, "The next word", {Face::sans_bold, 14, theme_.ink});
    text(x + w, y + 14,
         count(candidates.size()) + " of " + count(all) + " left, tap one to pick it",
         {Face::sans, 13, theme_.ink2, 1});
    y += 28;
    const float bars = x + 84, unit = (w - 84 - 76) / static_cast<float>(std::max(
                                                          1e-9, candidates.front().probability));
    for (std::size_t row = 0; row < std::min<std::size_t>(8, candidates.size()); ++row) {
        const Candidate& c = candidates[row];
        const Box box{x - 12, y, w + 24, 44};
        const bool hot = c.token == look.trace.token;
        ImGui::PushID(c.token);
        const Touched touched = ui_.item("candidate", box,
                                         {.role = Role::button,
                                          .name = "Take " + m_.work.name(c.token),
                                          .value = percent(c.probability),
                                          .now = c.probability,
                                          .on = hot});
        ImGui::PopID();
        if (hot) fill(box, theme_.ember_tint, 8);
        if (row > 0 && !hot) level(x, y, w, theme_.line);
        token_text(ui_, x, box.middle() + 5, m_.work.name(c.token),
                   {hot ? Face::serif_bold : Face::serif, 16, theme_.ink}, 78);
        const float length = std::max(1.f, static_cast<float>(c.probability) * unit);
        fill({bars, box.middle() - 9, length, 18},
             token_colour(theme_, static_cast<std::size_t>(c.token)), 2);
        text(bars + length + 8, box.middle() + 4.7f, percent(c.probability),
             {Face::sans_bold, 13, theme_.ink});
        if (touched.pressed) pick(c.token);
        ui_.explain(touched, box, [&] { return explain_candidate(c.token); });
        y += 44;
    }
    if (all > candidates.size()) {
        hatch({x, y + 14, 16, 16}, theme_.ink3);
        std::string words = count(all - candidates.size()) + " removed";
        for (std::size_t s = 1; s < look.trace.stages.size(); ++s)
            if (const std::size_t n = look.trace.stages[s].removed.size(); n > 0)
                words +=
                    ", " + count(n) + " by " +
                    std::string(info_of(scenario_.chains.front().samplers[s - 1].sampler).title);
        const Type type{Face::sans, 13, theme_.ink2};
        text(x + 26, y + 27, fitted(words, type, w - 30), type);
        y += 44;
    }
    return y;
}

}  // namespace temper::shell
