#include "shell/widgets/stage_bars.h"

#include <algorithm>
#include <cmath>

#include "shell/draw.h"

namespace temper::shell {
namespace {

constexpr float widest = 12, cap = .8f;

void column(const Theme& t, const Box& at, float before, float after, bool faint) {
    const auto from = [&](float low, float high, ImU32 colour) {
        fill({at.x, at.bottom() - high, at.w, high - low}, colour);
    };
    if (faint) return from(0, after, t.line);
    if (after <= 0) return from(0, before, with_alpha(t.ember, .85f));
    from(0, after, mix(t.page, t.ink3, .82f));
    if (before > after + cap) from(after, before, t.line);
    else if (after > before + cap) from(before, after, t.ink);
}

}  // namespace

void stage_bars(const Ui& ui, const Box& box, const StageBars& bars) {
    const Theme& t = *ui.theme;
    const auto room = static_cast<std::size_t>(box.w);
    const std::size_t shown = std::min(bars.ranked.size(), room);
    // Whole steps, so that columns of one colour look alike.
    const float even = std::floor(box.w / static_cast<float>(std::max<std::size_t>(1, shown)));
    const float wide = std::min(widest, even), gap = wide > 2 ? 1 : 0, left = std::round(box.x);
    double most = 0;
    for (const std::int32_t id : bars.ranked.first(shown)) {
        const auto at = static_cast<std::size_t>(id);
        most = std::max({most, bars.before[at], bars.after[at]});
    }
    const auto height = [&](double p) {
        return box.h * static_cast<float>(std::sqrt(p / std::max(most, 1e-300)));
    };
    level(left, box.bottom(), wide * static_cast<float>(shown), bars.faint ? t.line : t.strong);
    for (std::size_t k = 0; k < shown; ++k) {
        const auto id = static_cast<std::size_t>(bars.ranked[k]);
        if (bars.before[id] <= 0) continue;
        const Box at{left + wide * static_cast<float>(k), box.y, wide - gap, box.h};
        column(t, at, height(bars.before[id]), height(bars.after[id]), bars.faint);
    }
}

}  // namespace temper::shell
