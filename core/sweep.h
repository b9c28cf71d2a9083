#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/experiments/exact.h"
#include "core/result.h"
#include "core/sampler.h"
#include "core/setup.h"

namespace temper {

/// One numeric setting of one stage of a chain.
struct Knob {
    std::size_t stage = 0;
    std::string field;  ///< its name in a scenario
    bool operator==(const Knob&) const = default;
};

/// Every knob of a chain, in order.
std::vector<Knob> knobs(const Chain& chain);

/// The setting's value; nothing where there is no such knob.
std::optional<double> value_at(const Chain& chain, const Knob& knob);

/// `chain` with one setting changed, or why that cannot be: no such setting, out of its range, or
/// not a whole number where one is needed. The error's path is the field within the chain:
/// `samplers[2].p`.
Result<Chain> turned(const Chain& chain, const Knob& knob, double value);

/// What `chain` makes of `logits` at each of `values`: one distribution a value, in their order.
Result<std::vector<std::vector<double>>> distribution_sweep(std::span<const double> logits,
                                                            const Chain& chain, const Knob& knob,
                                                            std::span<const double> values);

/// The same over temperature (0 or more), at the chain's own temperature stage or, where there is
/// none, at one put in front.
std::vector<std::vector<double>> temperature_sweep(std::span<const double> logits,
                                                   const Chain& chain,
                                                   std::span<const double> temperatures);

/// The exact answers as functions of one setting, worked out in slices: curves. The model is asked
/// once for each of its states, not once a point.
class Sweep {
public:
    /// Points from the first on; `values` as `turned` takes them. `runs`: what `unique` is for.
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
