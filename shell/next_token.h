#pragma once
#include "core/scenario.h"

namespace temper::shell {

/// The distribution of the first token after the prompt, whatever the model: what one can edit by
/// hand. Of a markov model it names only what the row has; of a text that has ended, the one token
/// that the model knows first.
FixedModel next_token(const Scenario& scenario);

/// Whether an edited one can be put back: not into what was learned from a text or recorded.
bool can_set_next_token(const Scenario& scenario);

/// Puts an edited one back; the scenario allows it.
void set_next_token(Scenario& scenario, const FixedModel& model);

}  // namespace temper::shell
