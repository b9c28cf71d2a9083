#include "shell/chain_difference.h"

#include <algorithm>
#include <vector>

#include "shell/numbers.h"
#include "shell/settings.h"

namespace temper::shell {
namespace {

std::string title(const Stage& stage) {
    return std::string(info_of(stage.sampler).title);
}

/// One stage's change: its switch, or one of its numbers.
std::string stage_difference(const Stage& before, const Stage& after) {
    if (before.sampler == after.sampler) return title(after) + (after.on ? " on" : " off");
    if (before.sampler.index() != after.sampler.index()) return "Chain changed";
    const auto* heat = std::get_if<Temperature>(&after.sampler);
    if (heat) return "T to " + fixed(heat->temperature, 2);
    Sampler was = before.sampler, is = after.sampler;
    const auto old = settings_of(was), now = settings_of(is);
    std::string words = title(after) + " changed";
    std::size_t changed = 0;
    for (std::size_t k = 0; k < now.size(); ++k)
        if (now[k].value() != old[k].value() && ++changed == 1)
            words = title(after) + " " + std::string(now[k].info.name) + " to " +
                    shown_setting(now[k].value(), now[k].whole());
    return words;
}

/// The stage that `longer` has and `shorter` has not; nothing if more than that differs.
const Stage* one_more(const std::vector<Stage>& longer, const std::vector<Stage>& shorter) {
    const auto [at, other] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
    return std::equal(at, shorter.end(), other + 1) ? &*other : nullptr;
}

/// Which stage went to another place, if the rest followed: the one that went furthest.
std::string moved(const std::vector<Stage>& before, const std::vector<Stage>& after) {
    const auto first = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.end(), after.begin()).first - before.begin());
    const auto last = static_cast<std::size_t>(
        before.rend() - std::mismatch(before.rbegin(), before.rend(), after.rbegin()).first - 1);
    for (const auto& [from, to] : {std::pair(first, last), std::pair(last, first)}) {
        std::vector<Stage> tried = before;
        const auto begin = tried.begin();
        if (from < to) std::rotate(begin + from, begin + from + 1, begin + to + 1);
        else std::rotate(begin + to, begin + from, begin + from + 1);
        if (tried == after) return title(after[to]) + " moved to place " + count(to + 1);
    }
    return "";
}

}  // namespace

std::string chain_difference(const Chain& before, const Chain& after) {
    const std::vector<Stage>&from = before.samplers, &to = after.samplers;
    if (from == to) return "";
    if (from.size() + 1 == to.size())
        if (const Stage* added = one_more(to, from)) return title(*added) + " added";
    if (to.size() + 1 == from.size())
        if (const Stage* gone = one_more(from, to)) return title(*gone) + " removed";
    if (from.size() != to.size()) return "Chain changed";
    std::size_t differ = 0, which = 0;
    for (std::size_t i = 0; i < from.size(); ++i)
        if (from[i] != to[i]) ++differ, which = i;
    if (differ == 1) return stage_difference(from[which], to[which]);
    const std::string words = moved(from, to);
    return words.empty() ? "Chain changed" : words;
}

}  // namespace temper::shell
