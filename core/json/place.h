#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/extras.h"
#include "core/json/document.h"
#include "core/result.h"

namespace temper::json {

/// A value and the way to it from the document's root, on which faults are reported. Lives on the
/// stack of the function that reads it; its path is put together only when there is a fault.
class Place {
public:
    Place(Value root, Report& report) : value(root), report_(&report) {}
    Place(const Place& parent, Value item, std::size_t index)
        : value(item), report_(parent.report_), parent_(&parent), index_(index) {}
    Place(const Place& parent, Value member, std::string_view key)
        : value(member), report_(parent.report_), parent_(&parent), key_(key), is_member_(true) {}

    /// Reports "is 1.4; `what` was expected". False, so that a reader can return it.
    bool expected(std::string_view what) const;
    /// Reports an error here: a sentence that goes on where the path ends.
    bool fault(std::string message) const;
    /// Reports that `key` is not there.
    bool missing(std::string_view key, std::string_view what) const;
    void warn(std::string message) const;
    /// The same of something below, whose path is relative to here.
    void warn(const Error& below) const;
    std::string path() const;

    Value value;

private:
    Report* report_;
    const Place* parent_ = nullptr;
    std::string_view key_;
    std::size_t index_ = 0;
    bool is_member_ = false;
};

/// One object being read: what is asked for by name is known, the rest is kept.
class Object {
public:
    /// `place` holds an object.
    explicit Object(const Place& place);

    /// Calls `read(Place)` if `key` is there; true if so and `read` returned true.
    bool optional(std::string_view key, auto&& read) {
        const auto found = take(key);
        return found && read(Place(place_, *found, key));
    }
    /// The same, and reports where `key` is not there that `what` was expected.
    bool required(std::string_view key, std::string_view what, auto&& read) {
        const auto found = take(key);
        return found ? read(Place(place_, *found, key)) : place_.missing(key, what);
    }
    bool has(std::string_view key) const;
    /// The members not asked for, each with a warning.
    Extras rest();

private:
    struct Member {
        std::string_view key;
        Value value;
        bool known = false;
    };
    std::optional<Value> take(std::string_view key);
    const Place& place_;
    std::vector<Member> members_;
};

/// What a number has to be.
struct Range {
    double min, max;
    bool min_open = false, max_open = false;
    bool whole = false;
    bool holds(double value) const;
    /// "a number from 0 to 1", "a whole number of 0 or more".
    std::string words() const;
};

// Each reads the value at `place` into `out` if it is what was expected, else reports it and leaves
// `out` alone.
bool read(const Place& place, const Range& range, double& out);
bool read(const Place& place, std::string& out);
bool read(const Place& place, bool& out);
bool read(const Place& place, std::vector<std::string>& out);

template <class Whole>
bool read_whole(const Place& place, double min, double max, Whole& out) {
    double number = 0;
    const bool good = read(place, Range{.min = min, .max = max, .whole = true}, number);
    if (good) out = static_cast<Whole>(number);
    return good;
}

}  // namespace temper::json
