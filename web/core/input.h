#pragma once
#include <emscripten/val.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/sampler.h"
#include "core/vocabulary.h"

namespace temper::web {

/// The numbers of a JavaScript typed array of the same kind as `Number`, in one copy.
template <class Number>
std::vector<Number> copied(const emscripten::val& array) {
    std::vector<Number> numbers(array["length"].as<std::size_t>());
    emscripten::val(emscripten::typed_memory_view(numbers.size(), numbers.data()))
        .call<void>("set", array);
    return numbers;
}

/// A JavaScript typed array of its own with the same numbers, in one copy.
template <class Number>
emscripten::val array_of(const std::vector<Number>& numbers) {
    return emscripten::val(emscripten::typed_memory_view(numbers.size(), numbers.data()))
        .call<emscripten::val>("slice");
}

/// What a binding returns: {value} or {error}.
emscripten::val value(emscripten::val result);
emscripten::val error(const Error& fault);
emscripten::val error(const Report& report);

/// Logits from what JavaScript gave: `numbers` as they are or, if `probs`, their logarithm.
Result<std::vector<double>> logits(std::vector<double> numbers, bool probs);

/// The samplers and token names of one call.
struct Settings {
    std::vector<Stage> samplers;
    Vocabulary vocabulary;
};

/// Reads `json`, {samplers, tokens?}; there are `size` tokens, with or without names. Faults are
/// told by the name of the field: `samplers[0].p`.
std::optional<Settings> read_settings(std::string_view json, std::size_t size, Report& report);

}  // namespace temper::web
