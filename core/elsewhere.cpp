#include "core/elsewhere.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <variant>

#include "core/math.h"
#include "core/trace.h"

namespace temper {
namespace {

constexpr double slack = 1e-12;

/// `before` with only those tokens for which `keep` holds, divided by their sum.
std::vector<double> only(const Snapshot& before, const std::function<bool(std::size_t)>& keep) {
    std::vector<double> probs(before.probs.size());
    double sum = 0;
    for (std::size_t id = 0; id < probs.size(); ++id) {
        probs[id] = keep(id) ? before.probs[id] : 0;
        sum += probs[id];
    }
    for (double& p : probs) p /= sum;
    return probs;
}

/// All that are as probable as the k-th.
std::vector<Elsewhere> other(const TopK& own, const Snapshot& before) {
    if (own.k < 1) return {};
    const auto k = std::min(static_cast<std::size_t>(own.k), before.kept.size());
    const double least = before.probs[static_cast<std::size_t>(before.kept[k - 1])];
    return {
        {"Transformers", only(before, [&](std::size_t id) { return before.probs[id] >= least; })}};
}

/// From the least probable up, as long as what is dropped is at most 1 - p.
std::vector<Elsewhere> other(const TopP& own, const Snapshot& before) {
    std::vector<double> probs = before.probs;
    const auto least = static_cast<std::size_t>(own.min_keep);
    double tail = 0;
    for (std::size_t n = before.kept.size(); n > least; --n) {
        double& p = probs[static_cast<std::size_t>(before.kept[n - 1])];
        tail += p;
        if (tail > (1 - own.p) * (1 + slack)) break;
        p = 0;
    }
    return {{"Transformers", only(before, [&](std::size_t id) { return probs[id] > 0; })}};
}

/// llama.cpp goes on until the mass is above p; Transformers keeps what ties with the last, too.
std::vector<Elsewhere> other(const TypicalP& own, const Snapshot& before) {
    const auto distance = [&](std::size_t id) {
        return std::abs(-log(before.probs[id]) - before.entropy_after);
    };
    std::vector<std::size_t> order;
    for (std::size_t id = 0; id < before.probs.size(); ++id)
        if (before.probs[id] > 0) order.push_back(id);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return distance(a) < distance(b) - slack;
    });
    const auto prefix = [&](const std::function<bool(double)>& enough) {
        double mass = 0;
        std::size_t n = 0;
        while (n < order.size() && (n < static_cast<std::size_t>(own.min_keep) || !enough(mass)))
            mass += before.probs[order[n++]];
        return n;
    };
    const std::size_t above = prefix([&](double mass) { return mass > own.p * (1 + slack); });
    const std::size_t reached = prefix([&](double mass) { return mass >= own.p * (1 - slack); });
    const double last = distance(order[reached - 1]) + slack;
    return {{"llama.cpp",
             only(before,
                  [&](std::size_t id) {
                      return std::find(order.begin(),
                                       order.begin() + static_cast<std::ptrdiff_t>(above),
                                       id) != order.begin() + static_cast<std::ptrdiff_t>(above);
                  })},
            {"Transformers", only(before, [&](std::size_t id) {
                 return before.probs[id] > 0 && distance(id) <= last;
             })}};
}

std::vector<Elsewhere> other(const auto&, const Snapshot&) {
    return {};
}

/// llama.cpp takes -1 as nothing to look back at; vLLM looks back at everything, and counts
/// frequency and presence in what was drawn, of which there is none yet.
std::vector<std::pair<std::string_view, Penalties>> other_settings(const Sampler& sampler) {
    const auto* own = std::get_if<Penalties>(&sampler);
    if (!own) return {};
    std::vector<std::pair<std::string_view, Penalties>> all;
    if (own->last_n == -1) all.emplace_back("llama.cpp", *own).second.last_n = 0;
    all.emplace_back("vLLM", Penalties{.repeat = own->repeat});
    return all;
}

}  // namespace

std::vector<Elsewhere> elsewhere(std::span<const double> logits, std::span<const Stage> samplers,
                                 std::size_t stage, const Dice& dice,
                                 std::span<const std::int32_t> history,
                                 const Vocabulary& vocabulary) {
    if (!samplers[stage].on) return {};
    const auto run = [&](std::span<const Stage> chain) {
        ChainState state = start(chain, vocabulary);
        return trace(logits, chain, dice, history, state).stages;
    };
    std::vector<Elsewhere> all;
    for (const auto& [program, settings] : other_settings(samplers[stage].sampler)) {
        std::vector<Stage> chain(samplers.begin(),
                                 samplers.begin() + static_cast<std::ptrdiff_t>(stage));
        chain.push_back({settings});
        all.push_back({program, run(chain).back().probs});
    }
    const Snapshot before = run(samplers.first(stage)).back();
    std::visit(
        [&](const auto& own) {
            for (Elsewhere& one : other(own, before)) all.push_back(std::move(one));
        },
        samplers[stage].sampler);
    return all;
}

}  // namespace temper
