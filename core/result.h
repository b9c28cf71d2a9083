#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace temper {

/// What went wrong and where. `path` is a JSON path such as `chains[0].samplers[2].p`, empty for
/// the document as a whole; `message` goes on where it ends, with the fault and what was expected:
/// "is 1.4; a number from 0 to 1 was expected".
/// `line` counts from 1 in the text that was read; 0 where there was no text.
struct Error {
    std::string path, message;
    int line = 0;
    bool operator==(const Error&) const = default;
};

/// All that a reader has to say of one document: errors refuse it, warnings do not.
struct Report {
    std::vector<Error> errors, warnings;
    bool ok() const { return errors.empty(); }
};

/// A value, or the reason there is none. Test it, then read `*r` or `r.error()`.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : held_(std::move(value)) {}
    Result(Error error) : held_(std::move(error)) {}
    explicit operator bool() const { return held_.index() == 0; }
    const T& operator*() const { return *std::get_if<0>(&held_); }
    T& operator*() { return *std::get_if<0>(&held_); }
    const T* operator->() const { return std::get_if<0>(&held_); }
    const Error& error() const { return *std::get_if<1>(&held_); }

private:
    std::variant<T, Error> held_;
};

}  // namespace temper
