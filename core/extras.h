#pragma once
#include <string>
#include <utility>
#include <vector>

namespace temper {

/// Keys of a document that this version does not know, each with its value as JSON text: kept so
/// that a newer program's scenario survives a visit here.
using Extras = std::vector<std::pair<std::string, std::string>>;

}  // namespace temper
