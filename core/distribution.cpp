#include "core/distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/candidates.h"
#include "core/die_map.h"
#include "core/kernels.h"
#include "core/math.h"

namespace temper {

std::vector<double> softmax(std::span<const double> logits, double temperature) {
    Candidates candidates;
    candidates.assign(logits);
    if (temperature > 0) candidates.divide(temperature);
    else candidates.keep_first(1);
    std::vector<double> probs(logits.size());
    candidates.probs(probs);
    return probs;
}

std::vector<double> logits_from_probs(std::span<const double> probs) {
    std::vector<double> logits;
    logits.reserve(probs.size());
    for (const double p : probs) logits.push_back(log(p));
    return logits;
}

double entropy(std::span<const double> probs) {
    double sum = 0;
    for (const double p : probs)
        if (p > 0) sum -= p * log(p);
    return std::max(0.0, sum);
}

double two_agree(std::span<const double> probs) {
    double sum = 0;
    for (const double p : probs) sum += p * p;
    return sum;
}

double expected_distinct(std::span<const double> probs, std::uint64_t draws) {
    const double n = static_cast<double>(draws);
    double sum = 0;
    for (const double p : probs) sum -= expm1(n * log1p(-p));
    return draws == 0 ? 0 : sum;
}

std::size_t pick(std::span<const double> probs, double u) {
    double sum = 0;
    std::size_t last = 0;
    for (std::size_t id = 0; id < probs.size(); ++id) {
        sum += probs[id];
        if (sum > u) return id;
        if (probs[id] > 0) last = id;
    }
    return last;
}

void tally(std::span<const double> probs, std::uint64_t seed, std::uint64_t first_run,
           std::uint64_t count, std::span<std::uint64_t> counts) {
    std::vector<std::uint64_t> ends;
    std::vector<std::size_t> ids;
    double sum = 0;
    for (std::size_t id = 0; id < probs.size(); ++id) {
        if (!(probs[id] > 0)) continue;
        ends.push_back(first_face_beyond(sum += probs[id], 1));
        ids.push_back(id);
    }
    ends.pop_back();
    const DieMap map(std::move(ends));
    constexpr std::size_t most = 1024;
    std::uint64_t dice[most];
    std::int32_t places[most];
    for (std::uint64_t done = 0; done < count; done += most) {
        const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(most, count - done));
        kernel::best().dice(seed, first_run + done, nullptr, part, 0, dice, nullptr);
        map.places({dice, part}, {places, part});
        for (std::size_t i = 0; i < part; ++i) ++counts[ids[static_cast<std::size_t>(places[i])]];
    }
}

Interval wilson(std::uint64_t count, std::uint64_t total) {
    if (total == 0) return {0, 1};
    constexpr double z = 1.959963984540054;  // 97.5 % of a normal distribution
    const double n = static_cast<double>(total), p = static_cast<double>(count) / n;
    const double center = p + z * z / (2 * n);
    const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    return {std::max(0.0, (center - reach) / scale), std::min(1.0, (center + reach) / scale)};
}

}  // namespace temper
