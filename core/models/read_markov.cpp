#include <algorithm>
#include <cmath>

#include "core/json/text.h"
#include "core/models/markov.h"
#include "core/models/read.h"

namespace temper {
namespace {

bool read_row(const json::Place& place, MarkovModel::Row& row) {
    if (!place.value.is(json::Kind::object))
        return place.expected("an object with a weight for each token");
    bool good = true;
    double sum = 0;
    place.value.members([&](std::string_view token, json::Value value) {
        MarkovModel::Arrow arrow{std::string(token), 0};
        good &= read(json::Place(place, value, token), {.min = 0, .max = HUGE_VAL}, arrow.weight);
        sum += arrow.weight;
        row.arrows.push_back(std::move(arrow));
    });
    if (!good) return false;
    return (sum > 0 && std::isfinite(sum)) ||
           place.fault("has weights that sum to " +
                       (sum > 0 ? std::string("more than a double holds") : json::number(sum)) +
                       "; a positive sum was expected");
}

bool read_transitions(const json::Place& place, MarkovModel& model) {
    if (!place.value.is(json::Kind::object))
        return place.expected("an object with a row of weights for each context");
    bool good = true;
    place.value.members([&](std::string_view context, json::Value value) {
        MarkovModel::Row row{std::string(context), {}};
        good &= read_row(json::Place(place, value, context), row);
        model.transitions.push_back(std::move(row));
    });
    const auto is_start = [&](const auto& row) { return row.context == model.start; };
    if (std::none_of(model.transitions.begin(), model.transitions.end(), is_start))
        return place.fault("has no row for the start, " + json::quoted(model.start) +
                           "; one was expected");
    const std::size_t tokens = vocabulary(model).size();
    if (tokens > max_vocabulary)
        return place.fault("names " + std::to_string(tokens) + " tokens; at most " +
                           std::to_string(max_vocabulary) + " were expected");
    return good;
}

}  // namespace

bool read_fields(json::Object& object, const json::Place&, MarkovModel& model) {
    bool good = true;
    object.optional("start", [&](const json::Place& at) { return good = read(at, model.start); });
    good &= object.required("transitions", "an object with a row of weights for each context",
                            [&](const json::Place& at) { return read_transitions(at, model); });
    return good;
}

}  // namespace temper
