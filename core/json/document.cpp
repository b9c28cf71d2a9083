#include "core/json/document.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/json/text.h"

namespace temper::json {
namespace {

constexpr std::string_view between = " \t\r\n,:\xef\xbb\xbf";  // with the bytes of a BOM

/// Hands the parser the text one byte at a time. The parser tells no event's position; all copies
/// of the cursor share one, which says how far it has read.
struct Cursor {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;
    const char** at;
    const char* end;
    reference operator*() const { return **at; }
    Cursor& operator++() { return ++*at, *this; }
    bool operator==(const Cursor&) const { return *at == end; }
};

std::size_t line_start(std::string_view text, std::size_t at) {
    return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
}

int line_at(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

/// What the parser says of a fault, without its own prefix and without the text it quotes, which
/// may be cut within a character and hold anything: "unexpected end of input; expected ']'".
std::string reason(std::string_view what) {
    if (const auto at = what.find(" - "); at != what.npos) what.remove_prefix(at + 3);
    return std::string(what.substr(0, what.find("; last read: ")));
}

}  // namespace

/// Lays the parser's events down as nodes.
class Builder {
public:
    Builder(std::string_view text, Document& document, Report& report)
        : text_(text),
          document_(document),
          nodes_(document.nodes_),
          report_(report),
          at_(text.data()) {
        document.text_ = text;
    }

    Cursor begin() { return {&at_, text_.data() + text_.size()}; }

    bool null() { return value(Kind::null, 0); }
    bool boolean(bool held) { return value(Kind::boolean, held); }
    bool number_integer(std::int64_t held) { return value(Kind::number, double(held)); }
    bool number_unsigned(std::uint64_t held) { return value(Kind::number, double(held)); }
    bool number_float(double held, const std::string&) { return value(Kind::number, held); }
    bool binary(const nlohmann::json::binary_t&) { return false; }

    bool string(const std::string& held) {
        count();
        put_string(held);
        return true;
    }

    bool key(const std::string& held) {
        open_.back().key = nodes_.size();
        put_string(held);
        return true;
    }

    bool start_array(std::size_t) { return open(Kind::array); }
    bool start_object(std::size_t) { return open(Kind::object); }
    bool end_array() { return close(); }

    bool end_object() {
        refuse_double_keys();
        return close();
    }

    bool parse_error(std::size_t, const std::string& token, const nlohmann::json::exception& e) {
        const auto read = static_cast<std::size_t>(at_ - text_.data());
        const std::size_t at = read > 0 ? read - 1 : 0;
        constexpr int out_of_range = 406;
        if (e.id == out_of_range) {
            count();
            return fault(at, path(),
                         "is " + token.substr(0, 40) +
                             "; a number within the range of a double was expected");
        }
        const std::size_t column = at - line_start(text_, at) + 1;
        return fault(at, "",
                     "is not JSON: line " + std::to_string(line_at(text_, at)) + ", column " +
                         std::to_string(column) + ": " + reason(e.what()));
    }

private:
    struct Open {
        std::size_t node;  ///< the container
        std::size_t key;   ///< the node of its last key
    };

    bool fault(std::size_t at, std::string path, std::string message) {
        report_.errors.push_back({std::move(path), std::move(message), line_at(text_, at)});
        return false;
    }

    /// One more value in the container that is open.
    void count() {
        if (!open_.empty()) ++nodes_[open_.back().node].size;
    }

    bool value(Kind kind, double number) {
        count();
        put(kind, number);
        return true;
    }

    void put_string(const std::string& held) {
        std::string& strings = document_.strings_;
        put(Kind::string, static_cast<double>(strings.size()));
        nodes_.back().size = static_cast<std::uint32_t>(held.size());
        strings += held;
    }

    void put(Kind kind, double number) {
        const std::size_t begin = std::min(text_.find_first_not_of(between, done_), text_.size());
        done_ = static_cast<std::size_t>(at_ - text_.data());
        if (kind == Kind::number)  // the parser has looked at the byte after it
            done_ = std::min(text_.find_first_not_of("+-.0123456789eE", begin), text_.size());
        nodes_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(done_),
                          static_cast<std::uint32_t>(nodes_.size() + 1), 0, number, kind});
    }

    bool open(Kind kind) {
        count();
        if (open_.size() == max_depth)
            return fault(static_cast<std::size_t>(at_ - text_.data()) - 1, path(),
                         "is nested too deep; at most " + std::to_string(max_depth) +
                             " levels were expected");
        put(kind, 0);
        open_.push_back({nodes_.size() - 1, 0});
        return true;
    }

    bool close() {
        Document::Node& node = nodes_[open_.back().node];
        node.next = static_cast<std::uint32_t>(nodes_.size());
        done_ = node.end = static_cast<std::uint32_t>(at_ - text_.data());
        open_.pop_back();
        return true;
    }

    void refuse_double_keys() {
        const std::size_t object = open_.back().node;
        std::vector<std::size_t> keys;
        for (std::size_t at = object + 1; at < nodes_.size(); at = nodes_[at + 1].next)
            keys.push_back(at);
        const auto name = [&](std::size_t key) { return Value(document_, key).string(); };
        std::stable_sort(keys.begin(), keys.end(),
                         [&](auto a, auto b) { return name(a) < name(b); });
        for (std::size_t i = 1; i < keys.size(); ++i) {
            if (name(keys[i]) != name(keys[i - 1])) continue;
            open_.back().key = keys[i];
            fault(nodes_[keys[i]].begin, path(),
                  "stands twice in one object; a key may stand there once");
        }
    }

    /// Where the parser is: the last value begun.
    std::string path() const {
        std::string path;
        for (const Open& open : open_) {
            const Document::Node& node = nodes_[open.node];
            path = node.kind == Kind::array
                       ? item_path(path, node.size - 1)
                       : member_path(path, Value(document_, open.key).string());
        }
        return path;
    }

    std::string_view text_;
    Document& document_;
    std::vector<Document::Node>& nodes_;
    Report& report_;
    const char* at_;        ///< how far the parser has read
    std::size_t done_ = 0;  ///< where the last token ended
    std::vector<Open> open_;
};

std::optional<Document> Document::parse(std::string_view text, Report& report) {
    if (text.size() > max_bytes) {
        report.errors.push_back({"", "is " + std::to_string(text.size()) + " bytes long; at most " +
                                         std::to_string(max_bytes) + " were expected"});
        return std::nullopt;
    }
    const std::size_t errors_before = report.errors.size();
    Document document;
    Builder builder(text, document, report);
    nlohmann::json::sax_parse(builder.begin(), builder.begin(), &builder);
    if (report.errors.size() > errors_before) return std::nullopt;
    return document;
}

Value Document::root() const {
    return Value(*this, 0);
}

std::string_view Value::string() const {
    const auto begin = static_cast<std::size_t>(node().number);
    return std::string_view(document_->strings_).substr(begin, node().size);
}

std::string_view Value::text() const {
    return document_->text_.substr(node().begin, node().end - node().begin);
}

int Value::line() const {
    return line_at(document_->text_, node().begin);
}

std::optional<Value> Value::find(std::string_view key) const {
    std::optional<Value> found;
    members([&](std::string_view name, Value value) {
        if (name == key) found = value;
    });
    return found;
}

std::string member_path(std::string_view path, std::string_view key) {
    const auto is_name = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    };
    const bool plain = !key.empty() && std::all_of(key.begin(), key.end(), is_name);
    if (!plain) return std::string(path) + "[" + quoted(key) + "]";
    return path.empty() ? std::string(key) : std::string(path) + "." + std::string(key);
}

std::string item_path(std::string_view path, std::size_t index) {
    return std::string(path) + "[" + std::to_string(index) + "]";
}

}  // namespace temper::json
