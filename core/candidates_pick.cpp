#include <algorithm>
#include <limits>
#include <numeric>

#include "core/candidates.h"

namespace temper {

std::int32_t Candidates::pick(double u) {
    if (!total_known_ && dense_ && size_ >= 4096)
        if (const auto found = likely_pick(u)) return *found;
    weigh();
    const double target = u * total_;
    std::size_t final_block = blocks_.size() - 1;
    while (blocks_[final_block].sum == 0) --final_block;
    double sum = 0;
    std::size_t b = 0;
    while (b < final_block && !(sum + blocks_[b].sum > target)) sum += blocks_[b++].sum;
    const std::size_t end = b + 1 < blocks_.size() ? blocks_[b + 1].begin : size_;
    std::size_t last = blocks_[b].begin;
    for (std::size_t i = blocks_[b].begin; i < end; ++i) {
        sum += weights_[i];
        if (sum > target) return id(i);
        if (weights_[i] > 0) last = i;
    }
    return id(last);
}

void Candidates::running_sums(std::span<double> out) {
    weigh();
    std::size_t final_block = blocks_.size() - 1;
    while (blocks_[final_block].sum == 0) --final_block;
    double before = 0;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
        const std::size_t end = b + 1 < blocks_.size() ? blocks_[b + 1].begin : size_;
        const double all =
            b < final_block ? before + blocks_[b].sum : std::numeric_limits<double>::infinity();
        std::size_t last = end - 1;
        while (last > blocks_[b].begin && weights_[last] == 0) --last;
        double sum = before;
        for (std::size_t i = blocks_[b].begin; i < end; ++i) {
            sum += weights_[i];
            out[i] = i < last ? std::min(sum, all) : all;
        }
        before += blocks_[b].sum;
    }
}

/// What `pick` finds, from rough sums; nothing where the die falls too near to a token's end for
/// them to tell. They and the target are off by a relative 2^-23 at most, of the total at most, and
/// exact weights by far less: where the target is `slack` away from both ends of a token, four
/// times what the two can differ by, the exact sums find the same.
std::optional<std::int32_t> Candidates::likely_pick(double u) {
    know_max();
    sums_.resize(kernel::blocks_of(size_));
    kernel::best().rough_sums(logits_, size_, scale(), sums_.data());
    const double total = std::accumulate(sums_.begin(), sums_.end(), 0.0);
    const double target = u * total, slack = total * 0x1p-20;
    double sum = 0;
    std::size_t b = 0;
    while (b + 1 < sums_.size() && sum + sums_[b] <= target) sum += sums_[b++];
    const std::size_t begin = b * kernel::block, count = std::min(kernel::block, size_ - begin);
    double weights[kernel::block];
    kernel::best().weights(logits_ + begin, count, scale(), weights);
    std::size_t i = 0;
    while (i < count && sum + weights[i] <= target) sum += weights[i++];
    if (i == count || sum + slack > target || sum + weights[i] - slack <= target)
        return std::nullopt;
    return static_cast<std::int32_t>(begin + i);
}

}  // namespace temper
