#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <unordered_set>

#include "core/json/text.h"
#include "core/models/read.h"

namespace temper {
namespace {

constexpr double sum_tolerance = 1e-6;

bool read_tokens(const json::Place& place, std::vector<std::string>& tokens) {
    if (!read(place, tokens)) return false;
    if (tokens.empty()) return place.expected("a list of at least one token");
    if (tokens.size() > max_vocabulary)
        return place.fault("holds " + std::to_string(tokens.size()) + " tokens; at most " +
                           std::to_string(max_vocabulary) + " were expected");
    std::unordered_set<std::string_view> seen;
    std::size_t index = 0;
    bool good = true;
    place.value.each([&](json::Value value) {
        const json::Place item(place, value, index);
        if (!seen.insert(tokens[index++]).second)
            good = item.fault("is " + json::quoted(value.string()) +
                              " again; a token may stand there once");
    });
    return good;
}

bool read_values(const json::Place& place, FixedModel& model) {
    if (!place.value.is(json::Kind::array)) return place.expected("a list of numbers");
    bool good = true;
    std::size_t index = 0;
    place.value.each([&](json::Value value) {
        const json::Place item(place, value, index++);
        double& out = model.values.emplace_back();
        good &= model.probabilities ? read(item, {.min = 0, .max = 1}, out)
                                    : read_log(item, HUGE_VAL, out);
    });
    return good;
}

bool check_values(const json::Place& place, const FixedModel& model) {
    const std::vector<double>& values = model.values;
    if (!model.tokens.empty() && values.size() != model.tokens.size())
        return place.fault("holds " + std::to_string(values.size()) + " numbers; one for each of " +
                           std::to_string(model.tokens.size()) + " tokens was expected");
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    if (model.probabilities && !(std::abs(sum - 1) <= sum_tolerance))
        return place.fault("sums to " + json::number(sum) +
                           "; a sum of 1 (to within 1e-6) was expected");
    const auto finite = [](double value) { return std::isfinite(value); };
    return std::any_of(values.begin(), values.end(), finite) ||
           place.fault("holds no finite number; at least one was expected");
}

}  // namespace

bool read_fields(json::Object& object, const json::Place& place, FixedModel& model) {
    bool good = object.required("tokens", "a list of texts", [&](const json::Place& at) {
        return read_tokens(at, model.tokens);
    });
    const bool logits = object.has("logits"), probs = object.has("probs");
    if (logits == probs)
        return place.fault(logits ? "has both logits and probs; one of them was expected"
                                  : "has neither logits nor probs; one of them was expected");
    model.probabilities = probs;
    good &= object.optional(probs ? "probs" : "logits", [&](const json::Place& at) {
        return read_values(at, model) && check_values(at, model);
    });
    return good;
}

}  // namespace temper
