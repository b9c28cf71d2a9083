#include "core/edit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/distribution.h"

namespace temper {
namespace {

constexpr double minus_infinity = -std::numeric_limits<double>::infinity();

bool has_token(const FixedModel& model, const std::string& name) {
    return std::find(model.tokens.begin(), model.tokens.end(), name) != model.tokens.end();
}

/// Whether the model would still name something without token `id`.
bool alive_without(const FixedModel& model, std::size_t id) {
    const double nothing = model.probabilities ? 0 : minus_infinity;
    for (std::size_t i = 0; i < model.values.size(); ++i)
        if (i != id && model.values[i] > nothing) return true;
    return false;
}

}  // namespace

void express_as(FixedModel& model, bool probabilities) {
    if (model.probabilities == probabilities) return;
    model.values = probabilities ? softmax(model.values) : logits_from_probs(model.values);
    model.probabilities = probabilities;
}

bool set_logit(FixedModel& model, std::size_t id, double logit) {
    if (logit == minus_infinity && !alive_without(model, id)) return false;
    express_as(model, false);
    model.values[id] = logit;
    return true;
}

void set_probability(FixedModel& model, std::size_t id, double p) {
    if (model.tokens.size() == 1) return;
    express_as(model, true);
    std::vector<double>& probs = model.values;
    const double others = std::accumulate(probs.begin(), probs.end(), 0.0) - probs[id];
    const double equal = (1 - p) / static_cast<double>(probs.size() - 1);
    for (std::size_t i = 0; i < probs.size(); ++i)
        probs[i] = i == id ? p : others > 0 ? probs[i] * ((1 - p) / others) : equal;
}

void set_probabilities(FixedModel& model, std::span<const double> probs) {
    const double sum = std::accumulate(probs.begin(), probs.end(), 0.0);
    model.probabilities = true;
    model.values.assign(probs.begin(), probs.end());
    for (double& p : model.values) p /= sum;
}

void add_token(FixedModel& model) {
    std::string name = "token";
    for (int n = 2; has_token(model, name); ++n) name = "token " + std::to_string(n);
    double least = std::numeric_limits<double>::infinity();
    for (const double value : model.values)
        if (value > minus_infinity) least = std::min(least, value);
    model.tokens.push_back(std::move(name));
    model.values.push_back(model.probabilities ? 0 : least);
}

bool remove_token(FixedModel& model, std::size_t id) {
    if (!alive_without(model, id)) return false;
    const auto at = static_cast<std::ptrdiff_t>(id);
    model.tokens.erase(model.tokens.begin() + at);
    model.values.erase(model.values.begin() + at);
    if (model.probabilities) set_probabilities(model, std::vector<double>(model.values));
    return true;
}

bool rename_token(FixedModel& model, std::size_t id, std::string name) {
    if (name.empty() || (name != model.tokens[id] && has_token(model, name))) return false;
    model.tokens[id] = std::move(name);
    return true;
}

bool move_token(FixedModel& model, std::size_t id, int by) {
    const auto to = static_cast<std::ptrdiff_t>(id) + by;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(model.tokens.size())) return false;
    std::swap(model.tokens[id], model.tokens[static_cast<std::size_t>(to)]);
    std::swap(model.values[id], model.values[static_cast<std::size_t>(to)]);
    return true;
}

double temperature_of(const Chain& chain) {
    for (const Stage& stage : chain.samplers)
        if (stage.on && std::holds_alternative<Greedy>(stage.sampler)) return 0;
    for (const Stage& stage : chain.samplers)
        if (const auto* found = std::get_if<Temperature>(&stage.sampler); found && stage.on)
            return found->temperature;
    return 1;
}

void set_temperature(Chain& chain, double temperature) {
    for (Stage& stage : chain.samplers)
        if (auto* found = std::get_if<Temperature>(&stage.sampler); found && stage.on) {
            found->temperature = temperature;
            return;
        }
    chain.samplers.insert(chain.samplers.begin(), Stage{Temperature{.temperature = temperature}});
}

}  // namespace temper
