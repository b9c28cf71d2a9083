#pragma once
#include "core/json/writer.h"
#include "core/models/model.h"

namespace temper {

/// Writes `model` as `read_model` reads it.
void write_model(json::Writer& out, const Model& model);

}  // namespace temper
