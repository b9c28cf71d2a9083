#include "core/samplers/dynamic_temperature.h"

#include <algorithm>

#include "core/math.h"

namespace temper {
namespace {

/// share^exponent for a share in [0, 1]; 0^0 is 1.
double power(double share, double exponent) {
    if (exponent == 0) return 1;
    return share > 0 ? exp(exponent * log(share)) : 0;
}

}  // namespace

std::string_view DynamicTemperature::apply(Candidates& candidates) const {
    if (candidates.size() == 1) return "one token is left";
    const double most = log(static_cast<double>(candidates.size()));
    const double share = std::min(1.0, candidates.entropy() / most);
    const double temperature = min + (max - min) * power(share, exponent);
    if (temperature > 0) candidates.divide(temperature);
    else candidates.keep_first(1);
    return {};
}

}  // namespace temper
