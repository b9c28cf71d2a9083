#pragma once
#include <vector>

#include "core/json/place.h"
#include "core/sampler.h"

namespace temper {

/// Reads the list of samplers at `place`; faults are reported there.
bool read_samplers(const json::Place& place, std::vector<Stage>& samplers);

}  // namespace temper
