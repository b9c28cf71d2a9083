#include "shell/inspect.h"

#include <cmath>

#include "core/json/text.h"
#include "shell/numbers.h"

namespace temper::shell {
namespace {

using json::quoted;

std::string json_number(double value) {
    return std::isfinite(value) ? full(value) : "null";
}

/// A list of members, with the commas between them.
class Members {
public:
    Members& add(std::string_view key, std::string_view json) {
        text_ += text_.empty() ? "" : ",";
        text_ += quoted(key) + ':';
        text_ += json;
        return *this;
    }
    Members& flag(std::string_view key, bool on) { return on ? add(key, "true") : *this; }
    std::string object() const { return '{' + text_ + '}'; }

private:
    std::string text_;
};

std::string box_json(const Box& box, float unit) {
    return '[' + json_number(box.x * unit) + ',' + json_number(box.y * unit) + ',' +
           json_number(box.w * unit) + ',' + json_number(box.h * unit) + ']';
}

std::string node_json(const Node& node, float unit) {
    Members m;
    m.add("id", std::to_string(node.id))
        .add("role", quoted(name_of(node.role)))
        .add("name", quoted(node.name))
        .add("value", quoted(node.value))
        .add("box", box_json(node.box, unit))
        .add("now", json_number(node.now));
    if (node.ranged) m.add("min", json_number(node.min)).add("max", json_number(node.max));
    m.flag("focused", node.focused).flag("disabled", node.disabled).flag("on", node.on);
    return m.object();
}

}  // namespace

std::string inspect(std::span<const Node> nodes, const Session& session, int frame, float scroll,
                    float height, float unit) {
    std::string list;
    for (const Node& node : nodes) list += (list.empty() ? "" : ",") + node_json(node, unit);
    Members m;
    m.add("lab", quoted(session.scenario().lab))
        .add("frame", std::to_string(frame))
        .add("undo", session.history().can_undo() ? "true" : "false")
        .add("redo", session.history().can_redo() ? "true" : "false")
        .add("scroll", json_number(scroll))
        .add("height", json_number(height))
        .add("nodes", '[' + list + ']');
    return m.object();
}

}  // namespace temper::shell
