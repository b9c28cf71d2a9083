#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/scenario.h"

namespace temper {

/// Gives a token another name wherever the scenario has it: in the model, the prompt, samplers'
/// settings, and what is forced. Empty if it did, else a sentence why not, and nothing changed.
std::string rename_everywhere(Scenario& scenario, const std::string& from, const std::string& to);

/// Takes out of the scenario what names tokens that its model, changed by hand, no longer has:
/// prompt words a map does not know, biases, sequence breakers, forced tokens. Gives their names,
/// each once.
std::vector<std::string> drop_unknown(Scenario& scenario);

}  // namespace temper
