#pragma once
#include <string>
#include <string_view>

#include "core/extras.h"

namespace temper::json {

/// Writes JSON, two spaces a level. A container is laid out over lines, or on one line where its
/// content is short by nature; inside such a one everything stands on that line.
class Writer {
public:
    enum class Layout { lines, line };

    void array(Layout layout, auto&& items) { container(layout, '[', ']', items); }
    void object(Layout layout, auto&& members) { container(layout, '{', '}', members); }

    /// Begins a member of the object being written; its value comes next.
    void key(std::string_view name);

    /// Writes a value as it is, which is JSON.
    void raw(std::string_view json);
    void string(std::string_view text);
    void number(double value);  ///< finite; minus infinity is written as null
    void boolean(bool value);

    /// Members kept for others, as they were read.
    void members(const Extras& extras);

    std::string take() { return std::move(out_) + '\n'; }

private:
    void container(Layout layout, char open, char close, auto&& content) {
        place();
        out_ += open;
        const Level outer = level_;
        level_ = {.count = 0, .line = outer.line || layout == Layout::line, .braces = open == '{'};
        ++depth_;
        content();
        --depth_;
        if (level_.count > 0) finish();
        out_ += close;
        level_ = outer;
    }
    void finish();
    void place();
    void separate();
    void break_line();

    struct Level {
        std::size_t count = 0;  ///< values so far
        bool line = false, braces = false;
    };
    std::string out_;
    Level level_;
    std::size_t depth_ = 0;
    bool after_key_ = false;
};

}  // namespace temper::json
