#include <algorithm>
#include <cmath>

#include "core/math.h"
#include "shell/draw.h"
#include "shell/labs/generate/generate.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/sentence.h"

namespace temper::shell {
namespace {

constexpr float chip_h = 40, line_h = 68, gap = 5;
constexpr float token_px = 20;
constexpr double ln2 = 0.69314718055994530942;

/// What a text's probability is one chance in, in digits; empty where it was certain.
std::string odds(double logprob) {
    const double against = temper::exp(-logprob);
    if (against < 1.0005) return "";
    if (against < 10) return fixed(against, 1);
    if (against < 1e6) return count(static_cast<std::uint64_t>(std::llround(against)));
    return std::isinf(against) ? "∞" : significant(against);
}

}  // namespace

std::string GenerateFrame::surprisal(double nats, int decimals) const {
    return fixed(bits() ? nats / ln2 : nats, decimals);
}

float GenerateFrame::sentence(float x, float baseline, float room) {
    const bool narrow = frame_.layout == Layout::narrow;
    const float px = narrow ? 20 : 23;
    const Type words{Face::serif, px, theme_.ink}, digits{Face::sans_bold, px - 1, theme_.ink};
    const Generation& text = m_.work.text();
    const std::size_t steps = text.steps().size();
    std::vector<Run> runs;
    if (!m_.work.recorded().empty()) {
        runs = {{recorded_words(), words}};
    } else if (steps > 0) {
        const std::string against = odds(text.logprob());
        runs = {{count(steps), digits},
                {steps == 1 ? " word in, this text " : " words in, this text ", words}};
        runs.push_back({against.empty() ? "was certain" : "had one chance in ", words});
        if (!against.empty()) runs.push_back({against, digits});
        runs.push_back({". ", words});
    }
    if (!m_.work.recorded().empty()) {
        // Said already what there is to say of it.
    } else if (m_.work.loop()) {
        runs.push_back({"It goes round: the last ", words});
        runs.push_back({count(m_.work.loop()->period), digits});
        runs.push_back({m_.work.loop()->period == 1 ? " word repeats." : " words repeat.", words});
    } else if (text.stop() != Stop::none) {
        runs.push_back(
            {text.stop() == Stop::end ? "The text has ended." : "It has reached its length.",
             words});
    } else if (m_.work.look()) {
        const std::size_t n = m_.work.look()->candidates.size();
        runs.push_back({n == 1 ? "The next word is certain." : "The next word is one of ", words});
        if (n > 1) {
            runs.push_back({count(n), digits});
            runs.push_back({".", words});
        }
    }
    const float bottom = flow(runs, x, baseline, room, narrow ? 28 : 30);
    std::string said;
    for (const Run& run : runs) said += run.words;
    ui_.state({.role = Role::status,
               .name = "Sentence",
               .value = said,
               .box = {x, baseline - 24, room, bottom - baseline + 30}});
    return bottom;
}

/// One generated token: shade and number are its surprisal. Pressed, its step is looked at again.
float GenerateFrame::chip(float x, float y, std::size_t step) {
    const Step& s = m_.work.text().steps()[step];
    const Type type{Face::serif, token_px, theme_.ink};
    const std::string name = fitted(visible(m_.work.name(s.token)), type, 220);
    const double nats = s.probability > 0 ? -temper::log(s.probability) : HUGE_VAL;
    const Box box{x, y, width(name, type) + 20, chip_h};
    ImGui::PushID(static_cast<int>(step));
    const Touched touched =
        ui_.item("chip", box,
                 {.role = Role::button,
                  .name = "Step " + count(step + 1) + ": " + m_.work.name(s.token),
                  .value = "surprisal " + surprisal(nats, 1) + " " + unit(),
                  .now = s.probability,
                  .on = m_.looked == step});
    ImGui::PopID();
    const float heat = std::min(.5f, .16f * static_cast<float>(std::min(nats, 10.)));
    const bool recorded = step < m_.work.model().as_recorded(m_.work.text().tokens());
    fill(box, mix(theme_.surface, theme_.ember, heat), 7);
    if (!recorded) dashed_outline(box, theme_.strong);
    else
        outline(box, m_.looked == step ? theme_.ink : theme_.line, 7, m_.looked == step ? 1.5f : 1);
    text(x + 10, y + 27, name, type);
    if (s.forced) disc({box.right() - 6, y + 6}, 3, theme_.ice);
    text(box.centre(), y + 58, surprisal(nats, 1), {Face::sans, 12, theme_.ink3, .5f});
    if (touched.pressed) m_.looked = m_.looked == step ? std::nullopt : std::optional(step);
    const Loop loop = m_.work.loop().value_or(Loop{});
    if (loop.period > 0 && step >= loop.began) {
        fill({x, y + chip_h + 2, box.w, 2}, theme_.warn, 1);
    }
    // Under the pointer the step itself is shown again, all of it; keys and a finger ask for words.
    if (touched.hovered && !ui_.platform.touch()) peek_next_ = step;
    else
        ui_.explain(touched, box, [&] {
            return Explain{.title = visible(m_.work.name(s.token)),
                           .lines = {"p = " + percent(s.probability) +
                                         ", surprisal −ln p = " + fixed(nats, 2) +
                                         " nats = " + fixed(nats / ln2, 2) + " bits",
                                     "the model alone: logprob " + fixed(s.logprob, 3),
                                     s.forced ? "chosen by hand: the die said u = " + fixed(s.u, 3)
                                              : "the die: u = " + fixed(s.u, 4)},
                           .sentence = "Press it to look at its step again. Entropy there: " +
                                       fixed(s.entropy, 2) + " nats.",
                           .value = full(s.probability)};
        });
    return box.right();
}

/// Prompt and text as chips in at most `lines` lines, the end in sight; returns the bottom.
float GenerateFrame::chips(float x, float y, float room, std::size_t lines) {
    const Type type{Face::serif, token_px, theme_.ink2};
    const auto& steps = m_.work.text().steps();
    const std::size_t prompt = scenario_.prompt.size(), all = prompt + steps.size();
    const bool waiting = m_.work.text().stop() == Stop::none;
    const auto wide = [&](std::size_t i) {
        const std::string& name =
            i < prompt ? scenario_.prompt[i] : m_.work.name(steps[i - prompt].token);
        return width(fitted(visible(name), type, 220), type) + 20;
    };
    // From the end backwards: which chip begins the first line that is shown.
    std::size_t first = all, used = 1;
    float at = waiting ? 84 + gap : 0;
    while (first > 0) {
        const float w = wide(first - 1) + gap;
        if (at + w > room && ++used > lines) break;
        at = at + w > room ? w : at + w;
        --first;
    }
    float cx = x;
    const auto wrap = [&](float w) {
        if (cx + w <= x + room || cx == x) return;
        cx = x;
        y += line_h;
    };
    if (first > 0) cx = text(x, y + 27, "… ", type) + 4;
    for (std::size_t i = first; i < all; ++i) {
        wrap(wide(i));
        if (i >= prompt) {
            cx = chip(cx, y, i - prompt) + gap;
            continue;
        }
        const Box box{cx, y, wide(i), chip_h};
        fill(box, theme_.sunken, 7);
        text(cx + 10, y + 27, fitted(visible(scenario_.prompt[i]), type, 220), type);
        if (i == first) {
            float clear = 0;
            for (std::size_t p = i; p < prompt; ++p) clear += wide(p) + gap;
            prompt_caption(cx, y + 58, room, clear);
        }
        cx = box.right() + gap + (i + 1 == prompt ? 8 : 0);
    }
    if (waiting) {
        wrap(84);
        const Box next{cx, y, 84, chip_h};
        fill(next, theme_.surface, 7);
        outline(next, theme_.ember, 7, 1.5f);
        icon(Icon::die, {next.centre(), next.middle()}, theme_.ember);
        text(next.centre(), y + 58, "step " + count(steps.size() + 1),
             {Face::sans_bold, 12, theme_.ember, .5f});
        const Type hint{Face::sans, 13, theme_.ink3};
        const std::string limit = "up to " + count(scenario_.max_tokens) +
                                  (scenario_.max_tokens == 1 ? " token" : " tokens");
        if (next.right() + 20 + width(limit, hint) < x + room)
            text(next.right() + 20, y + 25, limit, hint);
        if (all == 0) prompt_caption(next.right() + 20, y + 48, room - 120, room);
    }
    return y + line_h;
}

void GenerateFrame::surprisal_key(float right, float y) {
    const Type type{Face::sans, 12, theme_.ink3, .5f};
    for (int i = 0; i < 4; ++i) {
        const Box cell{right - 120 + 30 * static_cast<float>(i), y, 29, 16};
        fill(cell, mix(theme_.surface, theme_.ember, .16f * static_cast<float>(i)), 3);
        outline(cell, theme_.line, 3);
        text(cell.centre(), y + 31,
             bits() ? surprisal(i, 1) + (i == 3 ? "+" : "")
                    : std::to_string(i) + (i == 3 ? "+" : ""),
             type);
    }
    text(right, y + 50, "surprisal, " + unit(), {Face::sans, 12, theme_.ink3, 1});
}

}  // namespace temper::shell
