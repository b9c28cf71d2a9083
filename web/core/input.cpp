#include "web/core/input.h"

#include <string>

namespace temper::web {

using emscripten::val;

val value(val result) {
    val object = val::object();
    object.set("value", std::move(result));
    return object;
}

val error(const Error& fault) {
    val object = val::object();
    object.set("error", fault.path.empty() ? fault.message : fault.path + " " + fault.message);
    return object;
}

val error(const Report& report) {
    Error first = report.errors.front();
    if (const std::size_t more = report.errors.size() - 1; more > 0)
        first.message += " (and " + std::to_string(more) + " more)";
    return error(first);
}

}  // namespace temper::web
