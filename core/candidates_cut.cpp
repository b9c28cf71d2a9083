#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/candidates.h"
#include "core/math.h"

namespace temper {
namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr std::size_t buckets = 1024;
constexpr std::size_t few = 48;  // as many are sorted at once

}  // namespace

/// Keeps the positions for which `keep(position)` holds, none of which may have a logit below
/// `bound`.
template <class Keep>
void Candidates::compact(double bound, Keep keep) {
    if (own_.size() < vocabulary_) own_.resize(vocabulary_);
    if (ids_.size() < vocabulary_) ids_.resize(vocabulary_);
    std::size_t kept = 0;
    const auto take = [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const bool stays = keep(i);
            // Written either way: a jump that depends on the data costs more.
            ids_[kept] = id(i);
            own_[kept] = logits_[i];
            if (weights_known_) weights_[kept] = weights_[i];
            kept += stays;
        }
    };
    const bool skip = dense_ && max_known_;
    for (std::size_t begin = 0; begin < size_; begin += kernel::block)
        if (!skip || block_max_[begin / kernel::block] >= bound)
            take(begin, std::min(begin + kernel::block, size_));
    size_ = kept;
    dense_ = false;
    logits_ = own_.data();
    total_known_ = false;
}

void Candidates::drop_dead() {
    const double* const end = logits_ + size_;
    if (std::find(logits_, end, -std::numeric_limits<double>::infinity()) != end)
        compact(-largest, [this](std::size_t i) { return logits_[i] >= -largest; });
}

/// Fills `picked_` with the positions whose logit is at least `bound`.
void Candidates::collect(double bound) {
    picked_.resize(size_);
    std::size_t count = 0;
    const bool skip = dense_ && max_known_;
    for (std::size_t begin = 0; begin < size_; begin += kernel::block) {
        if (skip && block_max_[begin / kernel::block] < bound) continue;
        const std::size_t end = std::min(begin + kernel::block, size_);
        for (std::size_t i = begin; i < end; ++i) {
            picked_[count] = static_cast<std::uint32_t>(i);
            count += logits_[i] >= bound;
        }
    }
    picked_.resize(count);
}

/// A logit that `count` tokens reach at least: the count-th largest of the blocks' maxima.
double Candidates::bound_of_blocks(std::size_t count) {
    find_max();
    if (!dense_ || count > block_max_.size()) return -largest;
    sums_.assign(block_max_.begin(), block_max_.end());
    const auto nth = sums_.begin() + static_cast<std::ptrdiff_t>(count - 1);
    std::nth_element(sums_.begin(), nth, sums_.end(), std::greater<>());
    return *nth;
}

/// A logit below which every weight is less than `share`; a little lower, for rounding.
double Candidates::bound_for(double share) const {
    return std::max(-largest, max_ + divisor_ * (log(share) - 1e-3));
}

/// Takes `picked_` in the order of `key(position)`, ties by position, until `least` of them are
/// taken and their weights reach `target` (0: nothing to reach); says where that ends. Each round
/// spreads the keys over buckets and goes on in the bucket where the end lies, so that the work is
/// linear; keys too uneven for that are sorted.
template <class Key>
Candidates::Cut Candidates::cut_after(Key key, double target, std::size_t least) {
    double mass = 0;
    std::size_t count = 0;
    const auto enough = [&](double m, std::size_t c) { return c >= least && reaches(m, target); };
    const auto weight = [&](std::uint32_t i) { return target > 0 ? weights_[i] : 0; };
    while (picked_.size() > few) {
        double low = key(picked_.front()), high = low;
        for (const std::uint32_t i : picked_) {
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
        for (const std::uint32_t i : picked_) {
            const std::size_t b = bucket(i);
            masses[b] += weight(i);
            ++counts[b];
        }
        std::size_t end = 0;
        while (end + 1 < buckets && !enough(mass + masses[end], count + counts[end])) {
            mass += masses[end];
            count += counts[end++];
        }
        while (counts[end] == 0) count -= counts[--end];
        const std::size_t before = picked_.size();
        std::erase_if(picked_, [&](std::uint32_t i) { return bucket(i) != end; });
        if (picked_.size() > before / 2) break;
    }
    std::sort(picked_.begin(), picked_.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double key_a = key(a), key_b = key(b);
        return key_a != key_b ? key_a < key_b : a < b;
    });
    std::size_t i = 0;
    for (; i + 1 < picked_.size(); ++i) {
        mass += weight(picked_[i]);
        if (enough(mass, ++count)) break;
    }
    return {key(picked_[i]), picked_[i]};
}

template <class Key>
void Candidates::keep_until(const Cut& cut, double bound, Key key) {
    compact(bound, [&](std::size_t i) {
        const double k = key(i);
        return k < cut.key || (k == cut.key && i <= cut.position);
    });
}

void Candidates::keep_first(std::size_t count) {
    if (count >= size_) return;
    const auto key = [this](std::size_t i) { return -logits_[i]; };
    collect(bound_of_blocks(count));
    const Cut cut = cut_after(key, 0, count);
    keep_until(cut, -cut.key, key);
}

void Candidates::keep_mass(double mass, std::size_t least) {
    weigh();
    const double n = static_cast<double>(size_), rest = 1 - mass;
    // All tokens lighter than total * rest / n hold less than the rest together.
    collect(rest > 0 ? bound_for(total_ * rest / n) : -largest);
    if (picked_.size() < least) collect(-largest);
    const auto key = [this](std::size_t i) { return -logits_[i]; };
    const Cut cut = cut_after(key, mass * total_, least);
    keep_until(cut, -cut.key, key);
}

void Candidates::keep_typical(double mass, std::size_t least) {
    const double expected = entropy() - log(total_);
    const kernel::Scale by = scale();
    const auto key = [=, this](std::size_t i) {
        return std::abs(kernel::minus_x(logits_[i], by) - expected);
    };
    picked_.resize(size_);
    std::iota(picked_.begin(), picked_.end(), 0u);
    const Cut cut = cut_after(key, mass * total_, least);
    keep_until(cut, -largest, key);
    lost_top();
}

/// After the largest logit may have gone: weights are measured from the largest that is left.
void Candidates::lost_top() {
    const double before = max_;
    max_known_ = false;
    find_max();
    if (max_ != before) weights_known_ = total_known_ = false;
}

void Candidates::keep_weights(double limit, std::size_t least) {
    const double bound = bound_for(limit);
    std::size_t count = 0;
    for (std::size_t i = 0; i < size_; ++i) count += reaches(weights_[i], limit);
    if (count < std::max<std::size_t>(least, 1)) return keep_first(std::max<std::size_t>(least, 1));
    if (count < size_) compact(bound, [&](std::size_t i) { return reaches(weights_[i], limit); });
}

void Candidates::keep_probs(double p, std::size_t least) {
    weigh();
    keep_weights(p * total_, least);
}

void Candidates::keep_share(double share, std::size_t least) {
    if (!weights_known_ && least == 1) {
        find_max();
        const double bound = bound_for(share);
        compact(bound, [&](std::size_t i) { return logits_[i] >= bound; });
    }
    know_weights();
    keep_weights(share, least);
}

double Candidates::deviation(double factor) {
    const double n = static_cast<double>(size_);
    sums_.resize(kernel::blocks_of(size_));
    const auto sum = [&](auto loop, double center) {
        loop(logits_, size_, factor, center, sums_.data());
        return std::accumulate(sums_.begin(), sums_.end(), 0.0);
    };
    const double top = max_ * factor;
    const double mean = top + sum(kernel::best().block_offsets, top) / n;
    return std::sqrt(sum(kernel::best().block_squares, mean) / n);
}

void Candidates::keep_near(double n) {
    find_max();
    double factor = 1, spread = deviation(factor);
    if (!(spread <= largest)) spread = deviation(factor = 0x1p-600);
    const double limit = n * spread * (1 + 1e-12), top = max_ * factor;
    compact(-largest, [&](std::size_t i) { return top - logits_[i] * factor <= limit; });
}

bool Candidates::drop_top(double p) {
    weigh();
    const double limit = p * total_;
    std::size_t reached = 0, last = 0;
    for (std::size_t i = 0; i < size_; ++i)
        if (reaches(weights_[i], limit) && (reached++ == 0 || logits_[i] <= logits_[last]))
            last = i;
    if (reached < 2) return false;
    compact(-largest, [&](std::size_t i) { return i == last || !reaches(weights_[i], limit); });
    lost_top();
    return true;
}

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

}  // namespace temper
