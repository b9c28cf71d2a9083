#include <algorithm>
#include <cmath>

#include "core/knob.h"
#include "core/math.h"
#include "shell/draw.h"
#include "shell/labs/generate/generate.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/hatch.h"

namespace temper::shell {
namespace {

constexpr float pair_w = 76, strip_w = 30, strip_h = 170;

/// Whether the chain is one temperature and nothing else that does anything; then which.
std::optional<double> temperature_alone(const Chain& chain) {
    double t = 1;
    for (const Stage& stage : chain.samplers) {
        if (!stage.on) continue;
        const auto* temperature = std::get_if<Temperature>(&stage.sampler);
        if (!temperature || t != 1) return std::nullopt;
        t = temperature->temperature;
    }
    return t;
}

std::string one_in(double logprob) {
    const double against = temper::exp(-logprob);
    if (!(against < 1e15)) return std::isinf(against) ? "never" : "1 in " + significant(against);
    return "1 in " + (against < 10 ? fixed(against, 1)
                                   : count(static_cast<std::uint64_t>(std::llround(against))));
}

}  // namespace

void GenerateWork::follow_recording(const Scenario& scenario) {
    recorded_.clear();
    const auto* recording = std::get_if<ReplayModel>(&scenario.model);
    if (!recording) return;
    Generation text(text_->setup(), text_->seed(), text_->run());
    for (const ReplayModel::Position& position : recording->positions) {
        const auto look = text.look(text.steps().size());
        if (!look) break;
        const auto& before = look->trace.stages.front();
        const auto& after = look->trace.stages.back().probs;
        Recorded made{.token = model_->ids(std::span(&position.token, 1)).front()};
        const auto tail = static_cast<std::int32_t>(model_->vocabulary().size()) - 1;
        for (const std::int32_t id : before.kept) {
            const auto i = static_cast<std::size_t>(id);
            if (id == tail) made.tail = {before.probs[i], after[i]};
            else made.parts.push_back({id, before.probs[i], after[i]});
        }
        std::stable_partition(made.parts.begin(), made.parts.end(),
                              [&](const Recorded::Part& part) { return part.id == made.token; });
        text.step_with(made.token);
        recorded_.push_back(std::move(made));
    }
}

/// How much rarer the recorded answer would be under the chain. What was not reported counts as one
/// token: for a temperature it is known on which side of the truth that lies.
std::string GenerateFrame::recorded_words() const {
    double before = 0, after = 0, tail = 0;
    for (const Recorded& position : m_.work.recorded()) {
        before += temper::log(position.parts.front().before);
        after += temper::log(position.parts.front().after);
        tail = std::max(tail, position.tail.before);
    }
    const auto t = temperature_alone(scenario_.chains.front());
    const std::string when = t ? "At T = " + fixed(*t, 2) : "With this chain";
    if (after == before) return when + " this exact answer is as likely as it was when recorded.";
    if (std::isinf(after)) return when + " this exact answer could not be given.";
    const bool rarer = after < before;
    const std::string how_sure = tail == 0           ? ""
                                 : !t                ? "about "
                                 : (*t > 1) == rarer ? "at least "
                                                     : "at most ";
    return when + " this exact answer would have been " + how_sure +
           fixed(temper::exp(std::abs(before - after)), 1) + " times " +
           (rarer ? "rarer." : "likelier.");
}

void GenerateFrame::recorded_pair(std::size_t index, float x, float y) {
    const Recorded& position = m_.work.recorded()[index];
    const Box box{x, y, pair_w - 8, strip_h + 92};
    const Recorded::Part& taken = position.parts.front();
    const std::string name = visible(m_.work.name(position.token));
    ImGui::PushID(static_cast<int>(index));
    const Touched touched = ui_.item(
        "position", box,
        {.role = Role::button,
         .name = "Position " + count(index + 1) + ": " + name,
         .value = percent(taken.before) + " recorded, " + percent(taken.after) + " with this chain",
         .now = taken.after,
         .on = m_.looked == index});
    ImGui::PopID();
    if (touched.pressed && index < m_.work.text().steps().size()) m_.looked = index;
    if (touched.hovered || m_.looked == index) fill(box.grown(3), theme_.sunken, 6);
    text(x + 2, y + 12, count(index + 1), {Face::sans, 12, theme_.ink3});
    const float top = y + 20;
    for (const bool now : {false, true}) {
        float at = top;
        const float left = x + (now ? strip_w + 3 : 0);
        for (std::size_t rank = 0; rank < position.parts.size(); ++rank) {
            const Recorded::Part& part = position.parts[rank];
            const float h = strip_h * static_cast<float>(now ? part.after : part.before);
            const ImU32 colour = rank < 8 ? theme_.tokens[rank] : theme_.ink3;
            if (h > .4f)
                fill({left, at, strip_w, std::max(.5f, h - 1)},
                     now ? colour : mix(ground_, colour, .5f), 2);
            at += h;
        }
        const float h =
            strip_h * static_cast<float>(now ? position.tail.after : position.tail.before);
        if (h > 1.5f) hatch({left, at, strip_w, h - 1}, theme_.ink3);
    }
    const float m = top + strip_h;
    const Type token{Face::serif, 15, theme_.ink, .5f}, small{Face::sans, 12, theme_.ink2, .5f};
    const Box chip{x, m + 8, pair_w - 10, 26};
    outline(chip, theme_.line, 6);
    text(chip.centre(), chip.middle() + 5, fitted(name, token, chip.w - 8), token);
    text(chip.centre(), chip.bottom() + 16, percent(taken.before), small);
    text(chip.centre(), chip.bottom() + 33, taken.after > 0 ? percent(taken.after) : "removed",
         {Face::sans_bold, 12, theme_.ink, .5f});
    ui_.explain(touched, box, [&] {
        Explain e{.title = "Position " + count(index + 1) + ": " + name,
                  .sentence =
                      "Left as it was recorded, right as the chain makes it. The hatched "
                      "rest was not reported and counts as one token.",
                  .value = full(taken.after)};
        for (std::size_t rank = 0; rank < std::min<std::size_t>(6, position.parts.size()); ++rank) {
            const Recorded::Part& part = position.parts[rank];
            e.lines.push_back(visible(m_.work.name(part.id)) + ": " + percent(part.before) + " → " +
                              (part.after > 0 ? percent(part.after) : "removed"));
        }
        if (position.tail.before > 0)
            e.lines.push_back("not reported: " + percent(position.tail.before) + " → " +
                              percent(position.tail.after));
        return e;
    });
}

/// A recording, position by position; returns the bottom.
float GenerateFrame::recorded(float x, float y, float w) {
    const auto& all = m_.work.recorded();
    if (all.empty()) return y;
    const float end = text(x, y + 15, "Position by position", {Face::sans_bold, 15, theme_.ink});
    if (w > 500)
        text(end + 12, y + 15, "left: as recorded, right: with this chain",
             {Face::sans, 12, theme_.ink2});
    const Type legend{Face::sans, 12, theme_.ink3, 1};
    text(x + w, y + 15, "not reported", legend);
    hatch({x + w - width("not reported", legend) - 24, y + 4, 16, 14}, theme_.ink3);
    y += 32;
    const auto fit = std::max<std::size_t>(1, static_cast<std::size_t>((w + 8) / pair_w));
    // The page of positions that the present step is on.
    const std::size_t first = std::min(here(), all.size() - 1) / fit * fit;
    for (std::size_t i = first; i < std::min(all.size(), first + fit); ++i)
        recorded_pair(i, x + pair_w * static_cast<float>(i - first), y);
    y += strip_h + 112;
    double before = 0, after = 0;
    for (const Recorded& position : all) {
        before += temper::log(position.parts.front().before);
        after += temper::log(position.parts.front().after);
    }
    const std::string words = "The whole answer: " + one_in(before) + " as recorded, " +
                              one_in(after) + " with this chain.";
    text(x, y + 4, fitted(words, {Face::sans, 13, theme_.ink2}, w), {Face::sans, 13, theme_.ink2});
    ui_.state({.role = Role::text,
               .name = "The whole answer",
               .value = words,
               .box = {x, y - 10, w, 20}});
    return y + 26;
}

}  // namespace temper::shell
