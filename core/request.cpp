#include "core/request.h"

#include <cmath>
#include <numeric>
#include <string>
#include <unordered_set>

#include "core/chain_read.h"
#include "core/distribution.h"
#include "core/json/place.h"
#include "core/json/text.h"
#include "core/models/model.h"

namespace temper {
namespace {

using json::Place;

constexpr double sum_tolerance = 1e-6;

std::string shown(double value) {
    if (std::isnan(value)) return "NaN";
    return std::isfinite(value) ? json::number(value) : value > 0 ? "Infinity" : "-Infinity";
}

/// The error of `name`[`index`], or nothing if all are well.
std::optional<Error> fault_in(const std::vector<double>& numbers, bool probs) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double x = numbers[i];
        if (probs ? x >= 0 && x < infinity : x < infinity) continue;
        return Error{json::item_path(probs ? "probs" : "logits", i),
                     "is " + shown(x) +
                         (probs ? "; a number from 0 to 1 was expected"
                                : "; a finite number or -Infinity was expected")};
    }
    return std::nullopt;
}

bool read_tokens(const Place& place, std::size_t size, Settings& settings) {
    std::vector<std::string> tokens;
    if (!read(place, tokens)) return false;
    if (tokens.size() != size)
        return place.fault("holds " + std::to_string(tokens.size()) + " texts; one for each of " +
                           std::to_string(size) + " numbers was expected");
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (!seen.insert(tokens[i]).second) {
            std::size_t index = 0;
            place.value.each([&](json::Value item) {
                if (index++ == i)
                    Place(place, item, i)
                        .fault("is " + json::quoted(tokens[i]) +
                               " again; a token may stand there once");
            });
            return false;
        }
    settings.vocabulary = Vocabulary(tokens);
    return true;
}

/// Refuses a number for a token that does not exist. A list of names may well hold some: a
/// sequence breaker that never occurs breaks nothing.
struct NameCheck {
    const Vocabulary& vocabulary;
    bool named;  ///< whether the caller gave names at all
    std::string path;
    Report& report;

    void operator()(const FieldInfo& field, const TokenNumbers& numbers) {
        for (const auto& [token, number] : numbers) {
            if (vocabulary.find(token)) continue;
            const std::string at = json::member_path(json::member_path(path, field.name), token);
            report.errors.push_back(
                named ? Error{at, "names " + json::quoted(token) + ", which is none of the tokens"}
                      : Error{"tokens", "is missing; " + at + " names one"});
        }
    }
    void operator()(const FieldInfo&, const auto&) {}
};

}  // namespace

Result<std::vector<double>> logits_given(std::vector<double> numbers, bool probs) {
    const std::string name = probs ? "probs" : "logits";
    if (numbers.empty()) return Error{name, "is empty; at least one number was expected"};
    if (numbers.size() > max_vocabulary)
        return Error{name, "holds " + std::to_string(numbers.size()) + " numbers; at most " +
                               std::to_string(max_vocabulary) + " were expected"};
    if (auto fault = fault_in(numbers, probs)) return *fault;
    if (!probs) {
        for (const double x : numbers)
            if (x > -infinity) return numbers;
        return Error{name, "holds no finite number; at least one was expected"};
    }
    const double sum = std::accumulate(numbers.begin(), numbers.end(), 0.0);
    if (!(std::abs(sum - 1) <= sum_tolerance))
        return Error{name, "sums to " + shown(sum) + "; a sum of 1 (to within 1e-6) was expected"};
    return logits_from_probs(numbers);
}

std::optional<Settings> read_settings(std::string_view text, std::size_t size, Report& report) {
    const auto document = json::Document::parse(text, report);
    if (!document) return std::nullopt;
    const Place root(document->root(), report);
    json::Object object(root);
    Settings settings;
    const bool named = object.has("tokens");
    object.optional("tokens", [&](const Place& at) { return read_tokens(at, size, settings); });
    object.required("samplers", "a list of samplers",
                    [&](const Place& at) { return read_samplers(at, settings.samplers); });
    if (!report.ok()) return std::nullopt;
    for (std::size_t i = 0; i < settings.samplers.size(); ++i) {
        NameCheck check{settings.vocabulary, named, json::item_path("samplers", i), report};
        visit_fields(settings.samplers[i].sampler, check);
    }
    if (!report.ok()) return std::nullopt;
    return settings;
}

}  // namespace temper
