#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_set>

#include "core/json/text.h"
#include "core/math.h"
#include "core/models/read.h"
#include "core/models/replay.h"

namespace temper {
namespace {

// An API rounds what it reports, and a recording may have been typed in: only a mass that cannot
// be meant is a fault. Softmax makes the rest sum to 1.
constexpr double sum_tolerance = 0.01;

constexpr std::string_view list = "a list of alternatives";

bool read_alternative(const json::Place& place, ReplayModel::Alternative& out) {
    if (!place.value.is(json::Kind::object))
        return place.expected("an object with token and logprob");
    json::Object object(place);
    bool good = object.required("token", "a text",
                                [&](const json::Place& at) { return read(at, out.token); });
    good &= object.required("logprob", "a number of at most 0",
                            [&](const json::Place& at) { return read_log(at, 0, out.logprob); });
    out.unknown = object.rest();
    return good;
}

/// Refuses a token that stands twice; the recorded one may stand among the alternatives as well.
bool check_alternatives(const json::Place& place, const ReplayModel::Position& position) {
    std::unordered_set<std::string_view> seen;
    std::size_t index = 0;
    bool good = true;
    place.value.each([&](json::Value value) {
        const ReplayModel::Alternative& other = position.alternatives[index];
        const json::Place item(place, value, index++);
        if (!seen.insert(other.token).second)
            good = item.fault("names " + json::quoted(other.token) +
                              " again; a token may stand there once");
        else if (other.token == position.token && other.logprob != position.logprob)
            good = item.fault("gives the recorded token another logprob; " +
                              json::number(position.logprob) + " was expected");
    });
    return good;
}

bool read_alternatives(const json::Place& place, ReplayModel::Position& position) {
    if (!place.value.is(json::Kind::array)) return place.expected(list);
    bool good = true;
    place.value.each([&](json::Value value) {
        const std::size_t index = position.alternatives.size();
        const json::Place item(place, value, index);
        good &= read_alternative(item, position.alternatives.emplace_back());
    });
    return good && check_alternatives(place, position);
}

double reported(const ReplayModel::Position& position) {
    double mass = exp(position.logprob);
    for (const ReplayModel::Alternative& other : position.alternatives)
        if (other.token != position.token) mass += exp(other.logprob);
    return mass;
}

bool read_position(const json::Place& place, ReplayModel::Position& position) {
    if (!place.value.is(json::Kind::object))
        return place.expected("an object with token, logprob, alternatives and tail");
    json::Object object(place);
    bool good = object.required("token", "a text",
                                [&](const json::Place& at) { return read(at, position.token); });
    good &= object.required("logprob", "a number of at most 0", [&](const json::Place& at) {
        return read_log(at, 0, position.logprob);
    });
    good &= object.required("alternatives", list,
                            [&](const json::Place& at) { return read_alternatives(at, position); });
    good &= object.required("tail", "a number from 0 to 1", [&](const json::Place& at) {
        return read(at, {.min = 0, .max = 1}, position.tail);
    });
    position.unknown = object.rest();
    if (!good) return false;
    const double mass = reported(position) + position.tail;
    return std::abs(mass - 1) <= sum_tolerance ||
           place.fault("has probabilities and a tail that sum to " + json::number(mass) +
                       "; a sum of 1 (to within 0.01) was expected");
}

}  // namespace

bool read_fields(json::Object& object, const json::Place&, ReplayModel& model) {
    constexpr std::string_view what = "a list of at least one position";
    return object.required("positions", what, [&](const json::Place& place) {
        if (!place.value.is(json::Kind::array) || place.value.size() == 0)
            return place.expected(what);
        bool good = true;
        place.value.each([&](json::Value value) {
            const std::size_t index = model.positions.size();
            const json::Place item(place, value, index);
            good &= read_position(item, model.positions.emplace_back());
        });
        const std::size_t tokens = vocabulary(model).size();
        return tokens <= max_vocabulary
                   ? good
                   : place.fault("names " + std::to_string(tokens) + " tokens; at most " +
                                 std::to_string(max_vocabulary) + " were expected");
    });
}

}  // namespace temper
