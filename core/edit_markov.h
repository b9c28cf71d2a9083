#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/models/model.h"

namespace temper {

// Edits of a map by hand. Each keeps it valid: it gives an empty string if it was made, else a
// sentence why not, and nothing has changed.

/// The row of `context`; null where a text ends.
MarkovModel::Row* row_of(MarkovModel& model, std::string_view context);
const MarkovModel::Row* row_of(const MarkovModel& model, std::string_view context);

/// The sum of a row's weights, in their order.
double sum_of(const MarkovModel::Row& row);

/// Gives the arrow from `context` to `token`, which is there, another weight: finite, 0 or more,
/// and not the last above 0 of its row set to 0.
std::string set_weight(MarkovModel& model, std::string_view context, std::string_view token,
                       double weight);

/// A new arrow, and with it the row and the token where they are new.
std::string add_arrow(MarkovModel& model, const std::string& context, const std::string& token,
                      double weight);

/// Takes an arrow away, and with the last one of a row the row: texts then end there.
std::string remove_arrow(MarkovModel& model, std::string_view context, std::string_view token);

/// Divides a row's weights by their sum.
void normalise(MarkovModel& model, std::string_view context);

/// Another name for a token or for the start, wherever the map has it.
std::string rename_token(MarkovModel& model, std::string_view from, const std::string& to);

/// Takes a token away: its row and every arrow to it.
std::string remove_token(MarkovModel& model, std::string_view token);

/// Lets texts begin at `context`, which has a row.
std::string set_start(MarkovModel& model, const std::string& context);

/// The map that begins as `model`'s texts do after `prompt`: from the start through the prompt's
/// words to the distribution. A prompt's word that comes twice goes on as it first did.
MarkovModel to_markov(const FixedModel& model, const std::vector<std::string>& prompt);

/// The map of which word follows which in the corpus and how often; a paragraph's end is the token
/// `paragraph_mark`, after which texts end.
MarkovModel to_markov(const NgramModel& model);

}  // namespace temper
