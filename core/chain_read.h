#pragma once
#include <vector>

#include "core/json/place.h"
#include "core/sampler.h"

namespace temper {

/// Reads the list of samplers at `place` behind those there are. False where one is faulty: each
/// fault is reported with its path, and that stage holds what could be read.
bool read_samplers(const json::Place& place, std::vector<Stage>& samplers);

}  // namespace temper
