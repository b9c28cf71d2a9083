#include "core/candidates.h"

#include <algorithm>
#include <limits>

#include "core/math.h"

namespace temper {
namespace {

constexpr double far = 0x1p450;  // from 1, for a divisor
constexpr double largest = std::numeric_limits<double>::max();

double finite(double value) {
    return std::clamp(value, -largest, largest);
}

}  // namespace

/// Calls `each(begin, sum)` for every block of ids that has tokens: its first position, and the
/// sum of `value(position)` over it.
template <class Value, class Each>
void Candidates::sum_blocks(Value value, Each each) const {
    for (std::size_t i = 0; i < size_;) {
        const std::size_t begin = i;
        const std::int32_t id_block = ids_[i] / static_cast<std::int32_t>(kernel::block);
        double lane[kernel::lanes] = {};
        for (; i < size_ && ids_[i] / static_cast<std::int32_t>(kernel::block) == id_block; ++i)
            lane[static_cast<std::size_t>(ids_[i]) % kernel::lanes] += value(i);
        each(begin, kernel::lane_sum(lane));
    }
}

void Candidates::assign(std::span<const double> logits) {
    vocabulary_ = size_ = logits.size();
    logits_ = logits.data();
    dense_ = true;
    divisor_ = 1;
    changed_logits();
    if (find_max() == -std::numeric_limits<double>::infinity()) drop_dead();
}

std::optional<std::size_t> Candidates::position(std::int32_t id) const {
    if (id < 0 || static_cast<std::size_t>(id) >= vocabulary_) return std::nullopt;
    if (dense_) return static_cast<std::size_t>(id);
    const auto end = ids_.begin() + static_cast<std::ptrdiff_t>(size_);
    const auto found = std::lower_bound(ids_.begin(), end, id);
    if (found == end || *found != id) return std::nullopt;
    return static_cast<std::size_t>(found - ids_.begin());
}

double Candidates::logit(std::size_t position) const {
    return finite(logits_[position] / divisor_);
}

double Candidates::surprisal(std::size_t position) {
    weigh();
    return log(total_) + kernel::minus_x(logits_[position], scale());
}

double Candidates::entropy() {
    weigh();
    const kernel::Scale by = scale();
    double sum = 0;
    if (dense_) {
        sums_.resize(kernel::blocks_of(size_));
        kernel::best().block_surprisal(logits_, weights_.data(), size_, by, sums_.data());
        for (const double block : sums_) sum += block;
    } else {
        sum_blocks([&](std::size_t i) { return weights_[i] * kernel::minus_x(logits_[i], by); },
                   [&](std::size_t, double block) { sum += block; });
    }
    return log(total_) + sum / total_;
}

void Candidates::probs(std::span<double> out) {
    weigh();
    std::fill(out.begin(), out.end(), 0.0);
    for (std::size_t i = 0; i < size_; ++i)
        out[static_cast<std::size_t>(id(i))] = weights_[i] / total_;
}

void Candidates::divide(double temperature) {
    const double product = divisor_ * temperature;
    if (!(product >= 1 / far && product <= far)) fold(temperature);
    divisor_ *= temperature;
    fold(divisor_);
    weights_known_ = total_known_ = false;
}

void Candidates::fold(double& divisor) {
    for (; divisor > far; divisor /= far) {
        own_logits();
        for (std::size_t i = 0; i < size_; ++i) own_[i] /= far;
        changed_logits();
    }
    for (; divisor < 1 / far; divisor *= far) {
        own_logits();
        know_max();
        for (std::size_t i = 0; i < size_; ++i) own_[i] = finite((own_[i] - max_) * far);
        changed_logits();
    }
}

void Candidates::set_logit(std::size_t position, double logit) {
    own_logits();
    if (divisor_ != 1) {
        for (std::size_t i = 0; i < size_; ++i) own_[i] = this->logit(i);
        divisor_ = 1;
    }
    own_[position] = finite(logit);
    changed_logits();
}

void Candidates::own_logits() {
    if (logits_ == own_.data()) return;
    if (own_.size() < size_) own_.resize(size_);
    std::copy(logits_, logits_ + size_, own_.begin());
    logits_ = own_.data();
}

double Candidates::find_max() {
    block_max_.resize(kernel::blocks_of(size_));
    const double least = kernel::best().block_max(logits_, size_, block_max_.data());
    max_ = *std::max_element(block_max_.begin(), block_max_.end());
    max_known_ = true;
    return least;
}

void Candidates::know_max() {
    if (!max_known_) find_max();
}

void Candidates::know_weights() {
    if (weights_known_) return;
    know_max();
    if (weights_.size() < size_) weights_.resize(size_);
    if (dense_) {
        sums_.resize(kernel::blocks_of(size_));
        kernel::best().weights_and_sums(logits_, size_, scale(), weights_.data(), sums_.data());
        blocks_.clear();
        for (std::size_t b = 0; b < sums_.size(); ++b)
            blocks_.push_back({sums_[b], static_cast<std::uint32_t>(b * kernel::block)});
    } else {
        kernel::best().weights(logits_, size_, scale(), weights_.data());
    }
    weights_known_ = true;
}

void Candidates::weigh() {
    if (total_known_) return;
    know_weights();
    if (!dense_) {
        blocks_.clear();
        sum_blocks([this](std::size_t i) { return weights_[i]; },
                   [this](std::size_t begin, double sum) {
                       blocks_.push_back({sum, static_cast<std::uint32_t>(begin)});
                   });
    }
    total_ = 0;
    for (const Block& block : blocks_) total_ += block.sum;
    total_known_ = true;
}

}  // namespace temper
