#include "shell/labs/home/pictures.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "shell/draw.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/ribbon.h"

namespace temper::shell {
namespace {

constexpr std::size_t most_bars = 5;

/// The likeliest tokens, in vocabulary order.
std::vector<std::size_t> likeliest(const std::vector<double>& probs, std::size_t most) {
    std::vector<std::size_t> ids(probs.size());
    std::iota(ids.begin(), ids.end(), std::size_t{0});
    const std::size_t kept = std::min(most, ids.size());
    std::partial_sort(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(kept), ids.end(),
                      [&](std::size_t a, std::size_t b) {
                          return probs[a] != probs[b] ? probs[a] > probs[b] : a < b;
                      });
    ids.resize(kept);
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// Probabilities as bars, a tick where the model alone had them.
void bars(const Ui& ui, const Sketch& s, const Box& box) {
    const Theme& t = *ui.theme;
    const float pitch = box.h / most_bars, tall = pitch * .62f;
    double most = 0;
    for (std::size_t i = 0; i < s.probs.size(); ++i)
        most = std::max({most, s.probs[i], s.untouched[i]});
    const float unit = box.w * .9f / static_cast<float>(most);
    float y = box.y;
    for (const std::size_t id : likeliest(s.untouched, most_bars)) {
        fill({box.x, y, std::max(2.f, static_cast<float>(s.probs[id]) * unit), tall},
             token_colour(t, id), 2);
        const auto moved = static_cast<float>(s.untouched[id] - s.probs[id]) * unit;
        if (std::abs(moved) > 1)
            reference_tick(box.x + static_cast<float>(s.untouched[id]) * unit, y + tall / 2,
                           tall / 2 + 2, t.ink, t.surface);
        y += pitch;
    }
}

/// Each stage as a card: its candidates falling to the right, what it removed in ember.
void cards(const Ui& ui, const Sketch& s, const Box& box) {
    constexpr std::size_t most = 22, rows = 3;
    const Theme& t = *ui.theme;
    const float pitch = box.h / rows, tall = pitch - 6;
    const Type type{Face::sans, 12, t.ink2};
    float room = 0;
    for (const Sketch::Cut& cut : s.cuts)
        room = std::max(room, std::min(width(cut.title, type), box.w * .5f));
    float y = box.y;
    for (const Sketch::Cut& cut : s.cuts) {
        fill({box.x, y, box.w, tall}, t.page, 7);
        outline({box.x, y, box.w, tall}, t.line, 7);
        for (const float dy : {-5.f, 0.f, 5.f})
            for (const float dx : {-2.5f, 2.5f})
                if (tall > 20) disc({box.x + 14 + dx, y + tall / 2 + dy}, 1.3f, t.strong);
        text(box.x + 26, y + tall / 2 + 4.3f, fitted(cut.title, type, room), type);
        const std::size_t shown = std::min(cut.probs.size(), most);
        const float left = box.x + 36 + room;
        const float each = std::min(9.f, (box.right() - 10 - left) / static_cast<float>(shown));
        for (std::size_t i = 0; i < shown; ++i) {
            const float share = static_cast<float>(std::sqrt(cut.probs[i] / cut.probs[0]));
            const float high = std::max(1.f, share * (tall - 10));
            fill({left + each * static_cast<float>(i), y + tall - 5 - high, std::max(1.f, each - 1),
                  high},
                 i < cut.kept ? t.ink3 : t.ember);
        }
        y += pitch;
    }
    for (std::size_t free = s.cuts.size(); free < rows; ++free, y += pitch)
        dashed_outline({box.x, y, box.w, tall}, t.line);
}

/// A run's first words, and what could follow them.
void words(const Ui& ui, const Sketch& s, const Box& box) {
    const Theme& t = *ui.theme;
    const float chip_h = std::min(31.f, box.h * .32f);
    const Type type{Face::serif, chip_h > 27 ? 16.f : 14.f, t.ink};
    float x = box.x;
    for (const Sketch::Word& word : s.text) {
        const std::string shown = fitted(visible(word.token), type, box.w * .4f);
        const float wide = width(shown, type) + 14;
        if (x + wide + 40 > box.right()) break;
        const float heat = std::min(.5f, .16f * static_cast<float>(word.nats));
        fill({x, box.y, wide, chip_h}, mix(t.surface, t.ember, heat), 6);
        outline({x, box.y, wide, chip_h}, t.line, 6);
        text(x + 7, box.y + chip_h / 2 + 5.5f, shown, type);
        x += wide + 5;
    }
    outline({x, box.y, 34, chip_h}, t.ember, 6, 1.5f);
    icon(Icon::die, {x + 17, box.y + chip_h / 2}, t.ember);
    const float top = box.y + chip_h + 12, pitch = (box.bottom() - top) / 4;
    const double most = s.candidates.empty() ? 1 : s.candidates.front().nats;
    float y = top;
    for (const Sketch::Word& word : s.candidates) {
        fill({box.x, y, std::max(2.f, static_cast<float>(word.nats / most) * box.w * .72f),
              pitch * .62f},
             token_colour(t, word.colour), 2);
        y += pitch;
    }
}

/// The first two steps of all runs: as wide as they are probable.
void river(const Ui& ui, const Sketch& s, const Box& box) {
    const Theme& t = *ui.theme;
    const ImU32 water = mix(t.surface, t.ember, .42f);
    const bool goes_on = std::any_of(s.branches.begin(), s.branches.end(),
                                     [](const Sketch::Branch& b) { return !b.next.empty(); });
    const float middle = goes_on ? box.centre() : box.right() - 2, gap = 5;
    const float unit = (box.h - 5 * gap) * .94f;
    float from = box.y + 3 * gap, to = box.y, out = box.y;
    for (const Sketch::Branch& branch : s.branches) {
        const float wide = unit * static_cast<float>(branch.probability);
        const Ribbon first{box.x + 4, from, from + wide, middle - 2, to, to + wide};
        ribbon_fill(first, water, t.ember);
        float at = to;
        for (const double next : branch.next) {
            const float thin = wide * static_cast<float>(next);
            ribbon_fill({middle + 2, at, at + thin, box.right(), out, out + thin}, water, t.ember);
            at += thin;
            out += thin + gap * .6f;
        }
        fill({middle - 2, to, 4, wide}, t.ink);
        from += wide;
        to += wide + gap * 1.6f;
        out = std::max(out, to);
    }
    fill({box.x, box.y + 3 * gap, 4, from - box.y - 3 * gap}, t.ink);
}

/// Strips under one needle: the same die, other cuts.
void strips(const Ui& ui, const Sketch& s, const Box& box) {
    constexpr float u = .62f, gap = 1;
    const Theme& t = *ui.theme;
    const float pitch = box.h / 3, tall = pitch * .68f, label = 34;
    const float left = box.x + label, wide = box.w - label;
    float y = box.y + 4;
    for (const Sketch::Row& row : s.rows) {
        text(box.x, y + tall / 2 + 5, fixed(row.temperature, 1),
             {Face::sans_bold, 14, temperature_colour(t, row.temperature)});
        float at = left;
        for (std::size_t id = 0; id < row.probs.size(); ++id) {
            const float part = wide * static_cast<float>(row.probs[id]);
            if (part > gap) fill({at, y, part - gap, tall}, token_colour(t, id), 3);
            at += part;
        }
        y += pitch;
    }
    const float x = left + wide * u;
    line({x, box.y - 2}, {x, y - pitch + tall + 4}, t.surface, 5);
    line({x, box.y - 2}, {x, y - pitch + tall + 4}, t.ember, 2.5f);
}

}  // namespace

void picture(const Ui& ui, std::string_view lab, const Sketch& sketch, const Box& box) {
    if (lab == "chain" && !sketch.cuts.empty()) return cards(ui, sketch, box);
    if (lab == "generate" && !sketch.text.empty()) return words(ui, sketch, box);
    if (lab == "runs" && !sketch.branches.empty()) return river(ui, sketch, box);
    if (lab == "compare") return strips(ui, sketch, box);
    bars(ui, sketch, box);
}

}  // namespace temper::shell
