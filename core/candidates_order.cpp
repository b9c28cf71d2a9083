#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/candidates.h"
#include "core/math.h"

namespace temper {
namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::size_t buckets = 1024;
constexpr std::size_t few = 48;  // as many are sorted at once
constexpr double farthest = 32;  // distance in -x: what lies beyond weighs next to nothing

}  // namespace

std::vector<std::size_t> Candidates::order(std::size_t most) const {
    std::vector<std::size_t> positions(size_);
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    const auto end = positions.begin() + static_cast<std::ptrdiff_t>(std::min(most, size_));
    std::partial_sort(positions.begin(), end, positions.end(),
                      [this](std::size_t a, std::size_t b) {
                          return logits_[a] != logits_[b] ? logits_[a] > logits_[b] : a < b;
                      });
    positions.erase(end, positions.end());
    return positions;
}

/// A logit that `count` tokens reach at least: the count-th largest of the blocks' maxima.
double Candidates::bound_of_blocks(std::size_t count) {
    know_max();
    if (!dense_ || count > block_max_.size()) return -largest;
    sums_.assign(block_max_.begin(), block_max_.end());
    const auto nth = sums_.begin() + static_cast<std::ptrdiff_t>(count - 1);
    std::nth_element(sums_.begin(), nth, sums_.end(), std::greater<>());
    return *nth;
}

/// Takes `ring_` in the order of `key(position)`, ties by position, on top of `taken`, until
/// `least` tokens are taken and their weights reach `target` (0: nothing to reach); keeps those of
/// `picked_` up to there. Each round spreads the keys over buckets and goes on in the bucket where
/// the end lies, so that the work is linear; keys too uneven for that are sorted.
template <class Key>
void Candidates::cut_ring(Key key, Share taken, double target, std::size_t least) {
    auto& [mass, count] = taken;
    const auto enough = [=](double m, std::size_t c) { return c >= least && reaches(m, target); };
    const double* const weights = weights_.data();
    const auto weight = [&](std::uint32_t i) { return target > 0 ? weights[i] : 0; };
    while (ring_.size() > few) {
        double low = key(ring_.front()), high = low;
        for (const std::uint32_t i : ring_) {
            const double k = key(i);
            low = k < low ? k : low;
            high = k > high ? k : high;
        }
        const double scale = static_cast<double>(buckets) / (high - low);
        if (!(scale > 0 && scale <= largest)) break;
        const auto bucket = [&](std::uint32_t i) {
            return std::min(buckets - 1, static_cast<std::size_t>((key(i) - low) * scale));
        };
        double masses[buckets] = {};
        std::uint32_t counts[buckets] = {};
        for (const std::uint32_t i : ring_) {
            const std::size_t b = bucket(i);
            masses[b] += weight(i);
            ++counts[b];
        }
        std::size_t end = 0;
        while (end + 1 < buckets && !enough(mass + masses[end], count + counts[end])) {
            mass += masses[end];
            count += counts[end++];
        }
        const std::size_t before = ring_.size();
        std::erase_if(ring_, [&](std::uint32_t i) { return bucket(i) != end; });
        if (ring_.size() > before / 2) break;
    }
    std::sort(ring_.begin(), ring_.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double key_a = key(a), key_b = key(b);
        return key_a != key_b ? key_a < key_b : a < b;
    });
    std::size_t end = 0;
    while (mass += weight(ring_[end]), !enough(mass, ++count) && end + 1 < ring_.size()) ++end;
    const double last = key(ring_[end]);
    filter([=, position = ring_[end]](std::uint32_t i) {
        const double k = key(i);
        return k < last || (k == last && i <= position);
    });
    keep_picked();
}

/// For large sets: a ring, by distance of -x from `center`, in which the fewest tokens that weigh
/// `target` very likely end. What lies beyond it is guessed from some of the tokens, for a few
/// heavy ones, which such a guess may miss, lie inside.
Candidates::Ring Candidates::likely_ring(double center, double target) const {
    constexpr std::size_t asked = 4096;
    if (size_ < asked) return {};
    constexpr double steps = buckets / farthest;
    const kernel::Scale by = scale();
    const std::size_t stride = size_ / asked;
    double masses[buckets + 1] = {};
    for (std::size_t i = stride / 2; i < size_; i += stride) {
        const double distance = std::abs(kernel::minus_x(logits_[i], by) - center);
        masses[static_cast<std::size_t>(std::min(distance, farthest) * steps)] += weights_[i];
    }
    const double beyond = (total_ - target) / static_cast<double>(stride);
    std::size_t at = buckets + 1;
    double mass = 0;
    const auto inward = [&](double share) {
        while (at > 0 && mass < beyond * share) mass += masses[--at];
        return static_cast<double>(at) / steps;
    };
    Ring ring;
    if (const double outer = inward(.75) + 1 / steps; at < buckets) ring.outer = outer;
    if (const double inner = inward(1.3); at > 0) ring.inner = inner;
    return ring;
}

void Candidates::keep_first(std::size_t count) {
    if (count >= size_) return;
    collect(bound_of_blocks(count));
    ring_.assign(picked_.begin(), picked_.end());
    cut_ring([logits = logits_](std::uint32_t i) { return -logits[i]; }, {}, 0, count);
}

/// Keeps the fewest that weigh `target` and are `least`, in the order of `key`. Keys ascend with
/// the distance of -x from `center`, or are equal where that differs.
template <class Key>
void Candidates::keep_around(double center, double target, std::size_t least, Key key) {
    const kernel::Scale by = scale();
    const double* const logits = logits_;
    const double* const weights = weights_.data();
    if (picks_.size() < size_) picks_.resize(size_);
    Ring ring = likely_ring(center, target);
    for (;;) {
        const std::size_t near = kernel::best().near(logits_, size_, by, center, ring.outer,
                                                     known_maxima(), picks_.data());
        picked_ = {picks_.data(), near};
        ring_.clear();
        Share inside, all;
        for (const std::uint32_t i : picked_) {
            all.mass += weights[i];
            if (std::abs(kernel::minus_x(logits[i], by) - center) > ring.inner) {
                ring_.push_back(i);
            } else {
                inside.mass += weights[i];
                ++inside.count;
            }
        }
        all.count = near;
        const auto enough = [=](const Share& share) {
            return share.count >= least && reaches(share.mass, target);
        };
        if (enough(inside)) ring.inner = Ring{}.inner;
        else if (!enough(all) && ring.outer < infinity)
            ring.outer = ring.outer < farthest ? ring.outer + 1 : infinity;
        else return cut_ring(key, inside, target, least);
    }
}

void Candidates::keep_mass(double mass, std::size_t least) {
    weigh();
    keep_around(0, mass * total_, least,
                [logits = logits_](std::uint32_t i) { return -logits[i]; });
}

void Candidates::keep_typical(double mass, std::size_t least) {
    const double expected = entropy() - log(total_);
    keep_around(expected, mass * total_, least,
                [logits = logits_, by = scale(), expected](std::uint32_t i) {
                    return std::abs(kernel::minus_x(logits[i], by) - expected);
                });
    lost_top();
}

}  // namespace temper
