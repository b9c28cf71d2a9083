#pragma once
#include <emscripten/val.h>

#include <vector>

#include "core/result.h"

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

}  // namespace temper::web
