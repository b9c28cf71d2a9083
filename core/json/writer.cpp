#include "core/json/writer.h"

#include <cmath>

#include "core/json/text.h"

namespace temper::json {

void Writer::key(std::string_view name) {
    separate();
    out_ += quoted(name);
    out_ += ": ";
    after_key_ = true;
}

void Writer::raw(std::string_view json) {
    place();
    out_ += json;
}

void Writer::string(std::string_view text) {
    raw(quoted(text));
}

void Writer::number(double value) {
    raw(std::isfinite(value) ? json::number(value) : "null");
}

void Writer::boolean(bool value) {
    raw(value ? "true" : "false");
}

void Writer::members(const Extras& extras) {
    for (const auto& [name, value] : extras) {
        key(name);
        raw(value);
    }
}

/// Goes to where a value begins.
void Writer::place() {
    if (!after_key_ && depth_ > 0) separate();
    after_key_ = false;
}

void Writer::separate() {
    const bool first = level_.count++ == 0;
    if (!first) out_ += ',';
    if (!level_.line) break_line();
    else if (!first || level_.braces) out_ += ' ';
}

void Writer::finish() {
    if (!level_.line) break_line();
    else if (level_.braces) out_ += ' ';
}

void Writer::break_line() {
    out_ += '\n';
    out_.append(2 * depth_, ' ');
}

}  // namespace temper::json
