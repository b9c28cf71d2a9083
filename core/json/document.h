#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace temper::json {

constexpr std::size_t max_bytes = 8'000'000;
constexpr std::size_t max_depth = 64;

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

class Value;

/// A JSON text read whole. Values lie one after the other, a container before what it holds; of an
/// object, each key before its value. The text must outlive it.
class Document {
public:
    /// The document in `text` (UTF-8, RFC 8259), or nothing. `report` gains the first fault of
    /// syntax with its line, and every key that stands twice in one object, with its path.
    static std::optional<Document> parse(std::string_view text, Report& report);

    Value root() const;

private:
    friend class Value;
    friend class Builder;
    struct Node {
        std::uint32_t begin, end;  ///< in the text
        std::uint32_t next = 0;    ///< the node after this one and all that it holds
        std::uint32_t size = 0;    ///< a string's bytes; how many values a container holds
        double number = 0;         ///< or where a string begins in `strings_`
        Kind kind;
    };
    std::string_view text_;
    std::vector<Node> nodes_;
    std::string strings_;
};

/// One value of a document, which must outlive it. Copied freely.
class Value {
public:
    Kind kind() const { return node().kind; }
    bool is(Kind kind) const { return node().kind == kind; }
    double number() const { return node().number; }      ///< of a number
    bool boolean() const { return node().number != 0; }  ///< of a boolean
    std::string_view string() const;                     ///< of a string, decoded
    std::size_t size() const { return node().size; }     ///< of an array or object
    std::string_view text() const;                       ///< as it was written
    int line() const;                                    ///< from 1

    /// Calls `visit(Value)` for each value of an array, in order.
    void each(auto&& visit) const {
        for (std::size_t at = index_ + 1; at < node().next; at = document_->nodes_[at].next)
            visit(Value(*document_, at));
    }

    /// Calls `visit(std::string_view key, Value)` for each member of an object, as written.
    void members(auto&& visit) const {
        for (std::size_t at = index_ + 1; at < node().next; at = document_->nodes_[at + 1].next)
            visit(Value(*document_, at).string(), Value(*document_, at + 1));
    }

    std::optional<Value> find(std::string_view key) const;  ///< of an object

private:
    friend class Document;
    friend class Builder;
    Value(const Document& document, std::size_t index) : document_(&document), index_(index) {}
    const Document::Node& node() const { return document_->nodes_[index_]; }
    const Document* document_;
    std::size_t index_;
};

/// `key` after `path`: "model" and "tokens" give "model.tokens", a key that is no name is quoted.
std::string member_path(std::string_view path, std::string_view key);
std::string item_path(std::string_view path, std::size_t index);

}  // namespace temper::json
