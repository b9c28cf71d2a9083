#pragma once
#include <array>
#include <vector>

#include "core/scenario.h"

namespace temper::shell {

/// The temperature axis: 0, then logarithmic from 0.05 to 5. Positions lie in [0, 1].
float axis_position(double temperature);
double axis_temperature(float position);

/// The course's five temperatures, shown side by side and as stops of the slider with 0.
constexpr std::array<double, 5> five_temperatures = {0.1, 0.5, 1, 2, 5};

/// Everything a lab shows of a scenario that does not come from dice, computed once a change.
struct Results {
    std::vector<double> logits;     ///< the model's
    std::vector<double> untouched;  ///< the model's own probabilities: T = 1 and no other sampler
    std::vector<double> probs;      ///< what the first chain leaves
    double temperature = 1;
    double entropy = 0, two_agree = 1;
    std::size_t top = 0;             ///< the most probable token; of equal ones, the lowest id
    std::vector<std::size_t> tied;   ///< ids that share the largest logit
    std::vector<std::size_t> shown;  ///< ids in vocabulary order: all up to 12, else the best 12
    double shown_mass = 1;           ///< what they hold of `probs`
    std::vector<float> axis;         ///< positions at which `map` was computed
    std::vector<std::vector<float>> map;    ///< map[i][k]: probability of shown[i] at axis[k]
    std::vector<std::vector<double>> five;  ///< five[j]: the distribution at five_temperatures[j]
};

/// Of `model` and what `chain` makes of it.
Results results_of(const FixedModel& model, const Chain& chain);

}  // namespace temper::shell
