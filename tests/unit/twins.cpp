#include "tests/unit/twins.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace temper::test {
namespace {

using Real = long double;
using Positions = std::vector<std::size_t>;

constexpr Real slack = 1 - 1e-12L;

std::vector<Real> softmax_of(const std::vector<Real>& logits) {
    const Real most = *std::max_element(logits.begin(), logits.end());
    std::vector<Real> probs;
    for (const Real logit : logits) probs.push_back(std::exp(logit - most));
    const Real sum = std::accumulate(probs.begin(), probs.end(), Real{0});
    for (Real& p : probs) p /= sum;
    return probs;
}

Real entropy_of(const std::vector<Real>& probs) {
    Real sum = 0;
    for (const Real p : probs)
        if (p > 0) sum -= p * std::log(p);
    return sum;
}

/// One sampler at work on a twin.
struct Work {
    Twin& twin;
    std::size_t n = twin.ids.size();
    std::vector<Real> p = softmax_of(twin.logits);
    Positions order = ordered([this](std::size_t i) { return -twin.logits[i]; });

    template <class Key>
    Positions ordered(Key key) const {
        Positions positions(n);
        std::iota(positions.begin(), positions.end(), std::size_t{0});
        std::stable_sort(positions.begin(), positions.end(),
                         [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
        return positions;
    }

    void keep(const Positions& kept) const {
        Twin before = twin;
        twin.ids.clear();
        twin.logits.clear();
        for (std::size_t i = 0; i < n; ++i)
            if (std::find(kept.begin(), kept.end(), i) != kept.end()) {
                twin.ids.push_back(before.ids[i]);
                twin.logits.push_back(before.logits[i]);
            }
    }

    void keep_first(std::size_t count) const {
        keep({order.begin(),
              order.begin() + static_cast<std::ptrdiff_t>(std::clamp<std::size_t>(count, 1, n))});
    }

    void keep_prefix(const Positions& by, Real mass, int min_keep) const {
        Positions kept;
        Real sum = 0;
        for (const std::size_t i : by) {
            kept.push_back(i);
            sum += p[i];
            if (sum >= mass * slack && kept.size() >= static_cast<std::size_t>(min_keep)) break;
        }
        keep(kept);
    }

    void keep_at_least(Real limit, int min_keep = 1) const {
        std::size_t count = 0;
        while (count < n &&
               (count < static_cast<std::size_t>(min_keep) || p[order[count]] >= limit * slack))
            ++count;
        keep_first(count);
    }

    void divide(Real temperature) const {
        if (temperature == 0) return keep_first(1);
        for (Real& logit : twin.logits) logit /= temperature;
    }

    void operator()(const Greedy&) const { keep_first(1); }
    void operator()(const Temperature& s) const { divide(s.temperature); }
    void operator()(const DynamicTemperature& s) const {
        if (n == 1) return;
        const Real share = std::min<Real>(1, entropy_of(p) / std::log(static_cast<Real>(n)));
        divide(s.min + (static_cast<Real>(s.max) - s.min) * std::pow(share, Real{s.exponent}));
    }
    void operator()(const TopK& s) const {
        if (s.k > 0) keep_first(static_cast<std::size_t>(s.k));
    }
    void operator()(const TopP& s) const {
        if (s.p < 1) keep_prefix(order, s.p, s.min_keep);
    }
    void operator()(const MinP& s) const { keep_at_least(s.p * p[order[0]], s.min_keep); }
    void operator()(const TypicalP& s) const {
        const Real h = entropy_of(p);
        if (s.p < 1)
            keep_prefix(ordered([&](std::size_t i) { return std::abs(-std::log(p[i]) - h); }), s.p,
                        s.min_keep);
    }
    void operator()(const TopNSigma& s) const {
        if (s.n <= 0) return;
        Real mean = 0, square = 0;
        for (const Real logit : twin.logits) mean += logit / static_cast<Real>(n);
        for (const Real logit : twin.logits)
            square += (logit - mean) * (logit - mean) / static_cast<Real>(n);
        const Real most = twin.logits[order[0]];
        Positions kept;
        for (std::size_t i = 0; i < n; ++i)
            if (most - twin.logits[i] <= s.n * std::sqrt(square) * (1 + 1e-12L)) kept.push_back(i);
        keep(kept);
    }
    void operator()(const TopA& s) const { keep_at_least(s.a * p[order[0]] * p[order[0]]); }
    void operator()(const TailFree& s) const {
        if (n <= 2 || s.z == 1) return;
        std::vector<Real> first, second;
        for (std::size_t i = 0; i + 1 < n; ++i) first.push_back(p[order[i]] - p[order[i + 1]]);
        for (std::size_t i = 0; i + 2 < n; ++i) second.push_back(std::abs(first[i] - first[i + 1]));
        const Real sum = std::accumulate(second.begin(), second.end(), Real{0});
        for (Real& d : second) d = sum <= 1e-6L ? 1 / static_cast<Real>(n - 2) : d / sum;
        Real reached = 0;
        for (std::size_t i = 0; i < second.size(); ++i) {
            reached += second[i];
            if (reached > s.z * (1 + 1e-12L))
                return keep_first(std::max(i, static_cast<std::size_t>(s.min_keep)));
        }
    }
    void operator()(const EpsilonCutoff& s) const { keep_at_least(s.epsilon); }
    void operator()(const EtaCutoff& s) const {
        const Real e = s.epsilon;
        keep_at_least(std::min(e, std::sqrt(e) * std::exp(-entropy_of(p))));
    }
    void operator()(const Xtc& s) const {
        if (!(twin.second_die < s.probability) || s.threshold > .5) return;
        std::size_t top = 0;
        while (top < n && p[order[top]] >= s.threshold * slack) ++top;
        if (top >= 2) keep({order.begin() + static_cast<std::ptrdiff_t>(top - 1), order.end()});
    }
    void operator()(const Mirostat& s) const {
        const Real mu = 2 * s.tau;
        if (n == 1) return;
        if (s.version == 2) return keep_at_least(std::exp2(-mu));
        Real products = 0, squares = 0;
        for (std::size_t i = 0; i + 1 < std::min<std::size_t>(n, 100); ++i) {
            const Real t = std::log((i + 2.0L) / (i + 1.0L));
            products += t * std::log(p[order[i]] / p[order[i + 1]]);
            squares += t * t;
        }
        const Real zipf = products / squares, e = zipf - 1;
        const Real all = static_cast<Real>(twin.vocabulary);
        const Real base = std::abs(e) < 1e-9L ? std::exp2(mu) / std::log(all)
                                              : e * std::exp2(mu) / (1 - std::pow(all, -e));
        const Real k = std::pow(base, 1 / zipf);
        keep_first(k < static_cast<Real>(n) ? static_cast<std::size_t>(std::max<Real>(1, k)) : n);
    }
    std::span<const std::int32_t> window(int last_n) const {
        const std::span<const std::int32_t> all = twin.history;
        return last_n < 0 ? all : all.last(std::min(all.size(), static_cast<std::size_t>(last_n)));
    }
    void operator()(const Penalties& s) const {
        const auto seen = window(s.last_n);
        for (std::size_t i = 0; i < n; ++i) {
            const auto count = std::count(seen.begin(), seen.end(), twin.ids[i]);
            if (count == 0) continue;
            Real& logit = twin.logits[i];
            logit = logit > 0 ? logit / s.repeat : logit * s.repeat;
            logit -= static_cast<Real>(count) * s.frequency + s.presence;
        }
    }
    /// Tries every length at every place. Names of breakers are the ids' decimal digits.
    void operator()(const Dry& s) const {
        const auto text = window(s.last_n);
        const std::size_t m = text.size();
        const auto breaks = [&](std::int32_t id) {
            const auto& names = s.sequence_breakers;
            return std::find(names.begin(), names.end(), std::to_string(id)) != names.end();
        };
        for (std::size_t i = 0; i < n; ++i) {
            std::size_t longest = 0;
            for (std::size_t end = 1; end < m; ++end)
                for (std::size_t length = 1; length <= end; ++length) {
                    const auto ending = text.last(length),
                               there = text.subspan(end - length, length);
                    if (text[end] == twin.ids[i] &&
                        std::equal(ending.begin(), ending.end(), there.begin()) &&
                        std::none_of(ending.begin(), ending.end(), breaks))
                        longest = std::max(longest, length);
                }
            const auto allowed = static_cast<std::size_t>(s.allowed_length);
            if (longest >= allowed && !breaks(twin.ids[i]))
                twin.logits[i] -= s.multiplier * std::pow(Real{s.base}, longest - allowed);
        }
    }
    void operator()(const LogitBias& s) const {
        for (const auto& [name, number] : s.bias)
            for (std::size_t i = 0; i < n; ++i)
                if (std::to_string(twin.ids[i]) == name) twin.logits[i] += number;
    }
};

}  // namespace

Twin::Twin(std::span<const double> all) : vocabulary(all.size()) {
    for (std::size_t id = 0; id < all.size(); ++id)
        if (all[id] > -std::numeric_limits<double>::infinity()) {
            ids.push_back(static_cast<std::int32_t>(id));
            logits.push_back(all[id]);
        }
}

void Twin::apply(const Sampler& sampler) {
    std::visit([this](const auto& kind) { Work{*this}(kind); }, sampler);
}

std::vector<double> Twin::probs() const {
    std::vector<double> out(vocabulary);
    const auto p = softmax_of(logits);
    for (std::size_t i = 0; i < ids.size(); ++i)
        out[static_cast<std::size_t>(ids[i])] = static_cast<double>(p[i]);
    return out;
}

}  // namespace temper::test
