#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/candidates.h"
#include "core/math.h"

namespace temper {
namespace {

constexpr double largest = std::numeric_limits<double>::max();

}  // namespace

void Candidates::pick_at_least(const double* values, double bound, const double* max) {
    // Never made smaller: growing again would clear what is written over anyway.
    if (picks_.size() < size_) picks_.resize(size_);
    const std::size_t count = kernel::best().at_least(values, size_, bound, max, picks_.data());
    picked_ = {picks_.data(), count};
}

/// Fills `picked_` with the positions whose logit is at least `bound`.
void Candidates::collect(double bound) {
    pick_at_least(logits_, bound, known_maxima());
}

/// Keeps the positions in `picked_`, which ascend.
void Candidates::keep_picked() {
    const std::uint32_t* const picked = picked_.data();
    const std::size_t kept = picked_.size();
    if (own_.size() < kept) own_.resize(kept);
    if (ids_.size() < kept) ids_.resize(kept);
    for (std::size_t i = 0; i < kept; ++i) ids_[i] = id(picked[i]);
    for (std::size_t i = 0; i < kept; ++i) own_[i] = logits_[picked[i]];
    if (weights_known_)
        for (std::size_t i = 0; i < kept; ++i) weights_[i] = weights_[picked[i]];
    size_ = kept;
    dense_ = false;
    logits_ = own_.data();
    total_known_ = false;
}

void Candidates::drop_dead() {
    collect(-largest);
    keep_picked();
}

/// A logit below which every weight is less than `share`; a little lower, for rounding.
double Candidates::bound_for(double share) const {
    return std::max(-largest, max_ + divisor_ * (log(share) - 1e-3));
}

/// After the largest logit may have gone: weights are measured from the largest that is left.
void Candidates::lost_top() {
    const double before = max_;
    max_known_ = false;
    know_max();
    if (max_ != before) weights_known_ = total_known_ = false;
}

void Candidates::keep_weights(double limit, std::size_t least) {
    pick_at_least(weights_.data(), limit * (1 - 1e-12), nullptr);  // as `reaches` compares
    if (picked_.size() < least || picked_.empty())
        return keep_first(std::max<std::size_t>(least, 1));
    if (picked_.size() < size_) keep_picked();
}

void Candidates::keep_probs(double p, std::size_t least) {
    weigh();
    keep_weights(p * total_, least);
}

void Candidates::keep_share(double share, std::size_t least) {
    know_max();
    if (!weights_known_ && least == 1) {
        collect(bound_for(share));
        keep_picked();
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
    know_max();
    double factor = 1, spread = deviation(factor);
    if (!(spread <= largest)) spread = deviation(factor = 0x1p-600);
    const double limit = n * spread * (1 + 1e-12), top = max_ * factor;
    collect(-largest);
    filter([&](std::uint32_t i) { return top - logits_[i] * factor <= limit; });
    keep_picked();
}

bool Candidates::drop_top(double p) {
    weigh();
    const double limit = p * total_;
    std::size_t reached = 0, last = 0;
    for (std::size_t i = 0; i < size_; ++i)
        if (reaches(weights_[i], limit) && (reached++ == 0 || logits_[i] <= logits_[last]))
            last = i;
    if (reached < 2) return false;
    collect(-largest);
    filter([&](std::uint32_t i) { return i == last || !reaches(weights_[i], limit); });
    keep_picked();
    lost_top();
    return true;
}

}  // namespace temper
