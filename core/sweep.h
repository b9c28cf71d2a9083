#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/experiments/exact.h"
#include "core/knob.h"
#include "core/result.h"
#include "core/sampler.h"
#include "core/setup.h"

namespace temper {

/// What `chain` makes of `logits` at each of `values`: one distribution a value, in their order,
/// xtc's cases mixed. An error where `turned` gives one.
Result<std::vector<std::vector<double>>> distribution_sweep(std::span<const double> logits,
                                                            const Chain& chain, const Knob& knob,
                                                            std::span<const double> values);

/// The same over temperature (0 or more), at the chain's own temperature stage or, where there is
/// none, at one put in front.
std::vector<std::vector<double>> temperature_sweep(std::span<const double> logits,
                                                   const Chain& chain,
                                                   std::span<const double> temperatures);

/// The exact answers as functions of one setting, worked out in slices: curves.
class Sweep {
public:
    /// Points from the first on; an error where `turned` refuses one of `values`. `runs`: what
    /// `unique` is for.
    static Result<Sweep> over(const Setup& setup, const Knob& knob, std::vector<double> values,
                              std::uint64_t runs);
    Sweep(Sweep&&) noexcept;
    Sweep& operator=(Sweep&&) noexcept;
    ~Sweep();

    /// Does about `budget` operations. True while there is more to do.
    bool work(std::uint64_t budget);

    const std::vector<double>& values() const;
    const std::vector<Exact>& points() const;  ///< of the first values, as far as they are done

private:
    struct Impl;
    explicit Sweep(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace temper
