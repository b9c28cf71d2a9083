#pragma once
#include <optional>

#include "core/json/place.h"
#include "core/models/model.h"

namespace temper {

/// The model at `place`, or nothing; faults are reported there.
std::optional<Model> read_model(const json::Place& place);

// What each kind's own reader does, once `type` is known.
bool read_fields(json::Object& object, const json::Place& place, FixedModel& model);
bool read_fields(json::Object& object, const json::Place& place, MarkovModel& model);
bool read_fields(json::Object& object, const json::Place& place, NgramModel& model);
bool read_fields(json::Object& object, const json::Place& place, ReplayModel& model);

/// Reads a logit or logprob of at most `max`; null is minus infinity.
bool read_log(const json::Place& place, double max, double& out);

}  // namespace temper
