#pragma once
#include <compare>
#include <cstdint>

#include "core/exp_kernel.h"
#include "core/math.h"

namespace temper {

/// A number of 0 or more that neither underflows nor overflows: fraction * 2^exponent, the fraction
/// 0 or from 1 to 2. Products round as doubles do, so where a double could hold the result the two
/// are equal.
class Scaled {
public:
    Scaled() = default;
    explicit Scaled(double value) : fraction_(value) { settle(); }

    Scaled operator*(Scaled other) const {
        return Scaled(fraction_ * other.fraction_, exponent_ + other.exponent_);
    }
    Scaled operator+(Scaled other) const {
        if (exponent_ < other.exponent_ || fraction_ == 0) return other.plus_smaller(*this);
        return plus_smaller(other);
    }
    /// From less to more.
    std::partial_ordering operator<=>(const Scaled& other) const {
        if (fraction_ == 0 || other.fraction_ == 0 || exponent_ == other.exponent_)
            return fraction_ <=> other.fraction_;
        return exponent_ <=> other.exponent_;
    }
    bool operator==(const Scaled& other) const = default;

    double log() const {
        return temper::log(fraction_) + static_cast<double>(exponent_) * 0.69314718055994530942;
    }
    /// As a double, for numbers below 2^1000; 0 where it is too small for one.
    double value() const {
        double result = fraction_;
        std::int64_t left = exponent_;
        for (; left < -1000 && result > 0; left += 1000) result *= 0x1p-1000;
        return left < -1000 ? 0 : result * power_of_two(left);
    }

private:
    Scaled(double fraction, std::int64_t exponent) : fraction_(fraction), exponent_(exponent) {
        settle();
    }
    static double power_of_two(std::int64_t exponent) {
        return kernel::bits_as<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
    }
    Scaled plus_smaller(Scaled smaller) const {
        const std::int64_t down = exponent_ - smaller.exponent_;
        if (smaller.fraction_ == 0 || down > 60) return *this;
        return Scaled(fraction_ + smaller.fraction_ * power_of_two(-down), exponent_);
    }
    void settle() {
        if (fraction_ == 0) return void(exponent_ = 0);
        if (fraction_ < 0x1p-1022) {
            fraction_ *= 0x1p60;
            exponent_ -= 60;
        }
        const auto bits = kernel::bits_as<std::uint64_t>(fraction_);
        const std::int64_t by = static_cast<std::int64_t>(bits >> 52) - 1023;
        fraction_ = kernel::bits_as<double>(bits - (static_cast<std::uint64_t>(by) << 52));
        exponent_ += by;
    }

    double fraction_ = 0;
    std::int64_t exponent_ = 0;
};

}  // namespace temper
