#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "shell/draw.h"
#include "shell/labs/generate/generate.h"
#include "shell/numbers.h"
#include "shell/settings.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"
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

/// The first of `all`, which get shorter, that has room; else the last, cut.
std::string that_fits(std::initializer_list<std::string> all, const Type& type, float room) {
    for (const std::string& words : all)
        if (width(words, type) <= room) return words;
    return fitted(*(all.end() - 1), type, room);
}

/// "k = 40": the setting that a sampler is known by.
std::string main_setting(const Sampler& sampler) {
    Sampler copy = sampler;
    for (const SettingRef& setting : settings_of(copy)) {
        if (!setting.is_number()) continue;
        const bool t = setting.info.name == "temperature";
        return (t ? "T" : std::string(setting.info.name)) + " = " +
               shown_setting(setting.value(), setting.whole());
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
    std::string name = "Model", second = "as it comes";
    if (stage > 0) {
        const Sampler& sampler = scenario_.chains.front().samplers[stage - 1].sampler;
        name = info_of(sampler).title;
        const std::string memory = memory_words(look.memory[stage - 1]);
        second = memory.empty() ? main_setting(sampler) : memory;
    }
    const bool cut = now.mass_removed > 0;
    const std::string kept = count(now.kept.size()) + (now.kept.size() == 1 ? " token" : " tokens");
    const std::string lost = "−" + percent(now.mass_removed);
    const std::string whole = cut                ? lost + ", " + count(now.kept.size()) + " left"
                              : now.note.empty() ? kept
                                                 : now.note;
    const Type told{Face::sans, 12, cut ? theme_.ember : theme_.ink3};
    const Box box{x, y - 14, room, 58};
    ImGui::PushID(static_cast<int>(stage));
    const Touched touched = ui_.item(
        "stage", box,
        {.role = Role::text, .name = "Stage " + name, .value = whole, .now = now.mass_removed});
    ImGui::PopID();
    text(x, y, fitted(name, title, room), title);
    text(x, y + 18, fitted(second, body, room), body);
    text(x, y + 38,
         that_fits({whole, cut                ? lost
                           : now.note.empty() ? kept
                                              : "no effect"},
                   told, room),
         told);
    ui_.explain(touched, box, [&] {
        const double unit_nats = bits() ? 0.69314718055994530942 : 1;
        Explain e{.title = name,
                  .lines = {kept + ", " + percent(now.mass_removed) + " removed",
                            "entropy " + fixed(now.entropy_before / unit_nats, 2) + " → " +
                                fixed(now.entropy_after / unit_nats, 2) + " " + unit()},
                  .sentence = now.note.empty() ? "" : "No effect here: " + now.note + ".",
                  .value = full(now.mass_removed)};
        if (stage == 0) e.sentence = "What the model itself gives, before any sampler.";
        else if (e.sentence.empty())
            e.sentence =
                std::string(info_of(scenario_.chains.front().samplers[stage - 1].sampler).about) +
                ".";
        return e;
    });
}

/// Why the stage removed the token, in two or three words.
std::string GenerateFrame::reason(std::size_t stage, std::int32_t id) const {
    const auto& stages = m_.work.look()->trace.stages;
    const Sampler& sampler = scenario_.chains.front().samplers[stage - 1].sampler;
    if (const auto* top_k = std::get_if<TopK>(&sampler)) {
        const auto& before = stages[stage - 1].kept;
        const auto rank = std::find(before.begin(), before.end(), id) - before.begin() + 1;
        return "rank " + count(static_cast<std::uint64_t>(rank)) + " > " + number(top_k->k);
    }
    if (const auto* top_p = std::get_if<TopP>(&sampler)) return "past " + fixed(top_p->p, 2);
    if (const auto* min_p = std::get_if<MinP>(&sampler))
        return "under " + number(min_p->p) + " × top";
    if (std::holds_alternative<TypicalP>(sampler)) return "not typical";
    if (std::holds_alternative<Xtc>(sampler)) return "too likely";
    if (std::holds_alternative<Greedy>(sampler)) return "not the top";
    if (std::holds_alternative<Mirostat>(sampler)) return "too surprising";
    if (std::holds_alternative<EpsilonCutoff>(sampler) ||
        std::holds_alternative<EtaCutoff>(sampler) || std::holds_alternative<TopA>(sampler) ||
        std::holds_alternative<TailFree>(sampler))
        return "too rare";
    return "removed";
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
        const Type why{Face::sans, 12, theme_.ember};
        text(cell.x + was + 7, m + 4, fitted(reason(stage, id), why, cell.w - was - 8), why);
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
        e.lines.push_back(name + ": " + (p > 0 || s == 0 ? percent(p) : reason(s, id)));
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
    const float fall = ui_.progress(m_.rolled_ms, m_.fall_ms), done = fall * fall;
    // In slow motion it comes down over the tokens it passes, later from close by.
    const bool slow = m_.fall_ms > 220;
    const float u = static_cast<float>(trace.u);
    const float y = strip.y + strip.h * (slow ? u * done : u) - (slow ? 0 : 40 * (1 - done));
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
        if (touched.hovered || (touched.focused && ui_.keyboard)) pointed_next_ = ids[row];
        if (touched.pressed && alive) pick(ids[row]);
        ui_.explain(touched, line_box, [&] { return explain_candidate(ids[row]); });
        if (y > ImGui::GetIO().DisplaySize.y || y + row_h < 0) continue;
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
}

/// The way to the candidates that are not listed, and back; returns the bottom.
float GenerateFrame::more_rows(float x, float y, std::size_t more) {
    if (more == 0 && !m_.all_rows) return y + 10;
    const std::string words = !m_.all_rows ? "and " + count(more) + " more tokens"
                              : more > 0   ? "Fewer; " + count(more) + " are too rare to list"
                                           : "Fewer tokens";
    const Button act{.label = words, .look = Look::quiet};
    if (button(ui_, {std::max(0.f, x - 13), y - 4, button_width(act), 28}, act).pressed)
        m_.all_rows = !m_.all_rows;
    return y + 34;
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
    // The most probable, and the one that the die picks.
    const std::size_t shown = m_.all_rows ? std::min<std::size_t>(100, candidates.size())
                                          : std::min<std::size_t>(8, candidates.size());
    const auto picked =
        std::find_if(candidates.begin(), candidates.end(),
                     [&](const Candidate& one) { return one.token == look.trace.token; });
    for (std::size_t row = 0; row < shown; ++row) {
        const bool last =
            row + 1 == shown && picked - candidates.begin() >= static_cast<long>(shown);
        const Candidate& c = last ? *picked : candidates[row];
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
    if (candidates.size() > 8) y = more_rows(x, y + 8, candidates.size() - shown);
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
