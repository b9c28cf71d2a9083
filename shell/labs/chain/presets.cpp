#include "shell/labs/chain/presets.h"

#include <algorithm>

namespace temper::shell {
namespace {

constexpr std::string_view llama_cpp[] = {"penalties", "dry",       "top_n_sigma",
                                          "top_k",     "typical_p", "top_p",
                                          "min_p",     "xtc",       "temperature"};
constexpr std::string_view transformers[] = {"penalties",      "temperature", "top_k",
                                             "top_p",          "min_p",       "typical_p",
                                             "epsilon_cutoff", "eta_cutoff"};
constexpr std::string_view vllm[] = {"logit_bias", "penalties", "temperature",
                                     "min_p",      "top_k",     "top_p"};

Stage heat(double t) {
    return {Temperature{.temperature = t}};
}
Stage nucleus(double p) {
    return {TopP{.p = p}};
}

bool is_of(const Stage& stage, std::string_view kind) {
    return type_of(stage.sampler) == kind;
}

/// Whether the stages are of `kinds`, in that order; what is off behind them does not count.
bool is_in(const std::vector<Stage>& stages, std::span<const std::string_view> kinds) {
    if (stages.size() < kinds.size()) return false;
    const auto rest = stages.begin() + static_cast<std::ptrdiff_t>(kinds.size());
    return std::equal(stages.begin(), rest, kinds.begin(), is_of) &&
           std::none_of(rest, stages.end(), [](const Stage& stage) { return stage.on; });
}

}  // namespace

std::span<const ProgramOrder> program_orders() {
    static constexpr ProgramOrder orders[] = {
        {"llama.cpp", llama_cpp}, {"Transformers", transformers}, {"vLLM", vllm}};
    return orders;
}

Chain in_order(const Chain& chain, const ProgramOrder& order) {
    Chain ordered = chain;
    ordered.samplers.clear();
    for (const std::string_view kind : order.kinds) {
        const std::size_t before = ordered.samplers.size();
        for (const Stage& stage : chain.samplers)
            if (is_of(stage, kind)) ordered.samplers.push_back(stage);
        if (ordered.samplers.size() == before) ordered.samplers.push_back({*sampler_of_type(kind)});
    }
    for (const Stage& stage : chain.samplers) {
        const auto at = std::find(order.kinds.begin(), order.kinds.end(), type_of(stage.sampler));
        if (at != order.kinds.end()) continue;
        ordered.samplers.push_back(stage);
        ordered.samplers.back().on = false;
    }
    return ordered;
}

std::optional<std::size_t> order_of(const Chain& chain) {
    const auto orders = program_orders();
    for (std::size_t i = 0; i < orders.size(); ++i)
        if (is_in(chain.samplers, orders[i].kinds)) return i;
    return std::nullopt;
}

const std::vector<Use>& uses() {
    static const std::vector<Use> all = {
        {"Factual answers", "0", 0, "greedy", {{"Greedy", {{Greedy{}}}}}},
        {"Code", "0.2", .2, "top-k 40", {{"Top-k 40", {heat(.2), {TopK{.k = 40}}}}}},
        {"Production API",
         "0.3",
         .3,
         "greedy, or cached",
         {{"T 0.3, cached", {heat(.3)}}, {"Greedy", {heat(.3), {Greedy{}}}}},
         "Greedy ignores T: two readings."},
        {"Creative writing", "0.7–1.0", .85, "top-p 0.90", {{"", {heat(.85), nucleus(.9)}}}},
        {"Brainstorming", "1.2–1.5", 1.35, "top-p 0.95", {{"", {heat(1.35), nucleus(.95)}}}},
        {"Exploration", "1.0–2.0", 1.5, "top-p 0.95", {{"", {heat(1.5), nucleus(.95)}}}},
        {"llama.cpp as it comes",
         "0.8",
         .8,
         "its own defaults",
         {{"", {{TopK{.k = 40}}, nucleus(.95), {MinP{.p = .05}}, heat(.8)}}}},
    };
    return all;
}

}  // namespace temper::shell
