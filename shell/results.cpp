#include "shell/results.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/distribution.h"
#include "core/edit.h"
#include "core/sweep.h"
#include "core/trace.h"

namespace temper::shell {
namespace {

constexpr std::size_t most_rows = 12;
constexpr double axis_low = .05, axis_high = 5;
constexpr float axis_knee = .06f;  // the part of the axis below 0.05

std::vector<std::size_t> shown_ids(const std::vector<double>& probs) {
    std::vector<std::size_t> ids(probs.size());
    std::iota(ids.begin(), ids.end(), std::size_t{0});
    if (ids.size() <= most_rows) return ids;
    const auto end = ids.begin() + most_rows;
    std::partial_sort(ids.begin(), end, ids.end(), [&](std::size_t a, std::size_t b) {
        return probs[a] != probs[b] ? probs[a] > probs[b] : a < b;
    });
    ids.erase(end, ids.end());
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// How many columns the map gets: fewer for a vocabulary so large that a drag would stutter.
std::size_t columns_for(std::size_t vocabulary) {
    return std::clamp<std::size_t>(3'000'000 / vocabulary, 9, 125);
}

void fill_map(Results& r, const Chain& chain) {
    const std::size_t columns = columns_for(r.logits.size());
    std::vector<double> temperatures(columns);
    r.axis.resize(columns);
    for (std::size_t k = 0; k < columns; ++k) {
        r.axis[k] = static_cast<float>(k) / static_cast<float>(columns - 1);
        temperatures[k] = axis_temperature(r.axis[k]);
    }
    const auto rows = temperature_sweep(r.logits, chain, temperatures);
    for (const std::size_t id : r.shown) {
        std::vector<float>& row = r.map.emplace_back();
        for (const auto& probs : rows) row.push_back(static_cast<float>(probs[id]));
    }
}

}  // namespace

float axis_position(double temperature) {
    const double low = axis_low;
    if (temperature <= low) return static_cast<float>(temperature / low) * axis_knee;
    const double log_share = std::log(temperature / low) / std::log(axis_high / low);
    return std::min(1.f, axis_knee + (1 - axis_knee) * static_cast<float>(log_share));
}

double axis_temperature(float position) {
    if (position <= axis_knee) return std::max(0.f, position / axis_knee) * axis_low;
    const double share = std::min(1.f, (position - axis_knee) / (1 - axis_knee));
    return axis_low * std::pow(axis_high / axis_low, share);
}

Results results_of(const FixedModel& model, const Chain& chain) {
    Results r;
    r.logits = logits(model);
    r.untouched = softmax(r.logits);
    r.probs = temper::apply(r.logits, chain.samplers);
    r.temperature = temperature_of(chain);
    r.entropy = entropy(r.probs);
    r.two_agree = two_agree(r.probs);
    r.top = static_cast<std::size_t>(std::max_element(r.probs.begin(), r.probs.end()) -
                                     r.probs.begin());
    const double most = *std::max_element(r.logits.begin(), r.logits.end());
    for (std::size_t id = 0; id < r.logits.size(); ++id)
        if (r.logits[id] == most) r.tied.push_back(id);
    r.shown = shown_ids(r.probs);
    r.shown_mass = 0;
    for (const std::size_t id : r.shown) r.shown_mass += r.probs[id];
    fill_map(r, chain);
    r.five = temperature_sweep(r.logits, chain, five_temperatures);
    return r;
}

}  // namespace temper::shell
