#include "core/sweep.h"

#include "core/edit.h"
#include "core/trace.h"

namespace temper {

std::vector<std::vector<double>> temperature_sweep(std::span<const double> logits,
                                                   const Chain& chain,
                                                   std::span<const double> temperatures) {
    Chain varied = chain;
    std::vector<std::vector<double>> rows;
    rows.reserve(temperatures.size());
    for (const double temperature : temperatures) {
        set_temperature(varied, temperature);
        rows.push_back(temper::apply(logits, varied.samplers));
    }
    return rows;
}

}  // namespace temper
