#include <algorithm>
#include <cmath>

#include "shell/labs/runs/runs.h"
#include "shell/visible.h"

namespace temper::shell {
namespace {

constexpr float best_slot = 15, best_gap = 9;

bool has_flow(const Flow& flow) {
    return flow.count > 0 || flow.mass.value_or(0) > 0;
}

/// The nodes that fit, with a pseudo-node for what flows on outside the picture.
std::vector<RiverNode> nodes_of(const River& river, std::uint64_t drawn, std::size_t most_steps) {
    std::vector<RiverNode> nodes;
    std::vector<std::size_t> place(river.nodes.size(), 0);
    const double total = static_cast<double>(std::max<std::uint64_t>(1, drawn));
    const auto add = [&](std::size_t parent, const Flow& flow, std::size_t step) {
        RiverNode node{.parent = parent, .step = step, .count = flow.count};
        node.share = static_cast<double>(flow.count) / total;
        node.mass = river.exact ? flow.mass.value_or(0) : node.share;
        if (!nodes.empty()) nodes[parent].children.push_back(nodes.size());
        nodes.push_back(std::move(node));
        return nodes.size() - 1;
    };
    for (std::size_t i = 0; i < river.nodes.size(); ++i) {
        const River::Node& from = river.nodes[i];
        if (from.step > most_steps) continue;
        place[i] = add(i ? place[from.parent] : 0, from.through, from.step);
        nodes[place[i]].token = from.token;
        if (from.step < most_steps && has_flow(from.others))
            nodes[add(place[i], from.others, from.step + 1)].others = true;
    }
    for (std::size_t i = 0; i < river.nodes.size(); ++i)
        if (river.nodes[i].step == most_steps + 1) nodes[place[river.nodes[i].parent]].cut = true;
    for (RiverNode& node : nodes) node.leaf = node.children.empty();
    return nodes;
}

/// The unit at which the leaves' slots and the gaps between them fill `height`.
float unit_for(const std::vector<RiverNode>& nodes, float slot, float gap, float height) {
    const auto filled = [&](float unit) {
        float sum = 0;
        for (const RiverNode& node : nodes)
            if (node.leaf) sum += std::max(slot, static_cast<float>(node.mass) * unit) + gap;
        return sum - gap;
    };
    float low = 0, high = height;
    for (int i = 0; i < 30; ++i) {
        const float middle = (low + high) / 2;
        (filled(middle) > height ? high : low) = middle;
    }
    return low;
}

/// Leaves one below the other, every other node beside the middle of its children.
void stack(std::vector<RiverNode>& nodes, std::size_t at, float unit, float slot, float gap,
           float& y) {
    RiverNode& node = nodes[at];
    node.h = static_cast<float>(node.mass) * unit;
    if (node.leaf) {
        const float room = std::max(node.h, slot);
        node.y = y + (room - node.h) / 2;
        y += room + gap;
        return;
    }
    for (const std::size_t child : node.children) stack(nodes, child, unit, slot, gap, y);
    const RiverNode &first = nodes[node.children.front()], &last = nodes[node.children.back()];
    node.y = (first.y + last.y + last.h) / 2 - node.h / 2;
    float from = node.y;
    for (const std::size_t child : node.children) {
        nodes[child].from = from;
        from += nodes[child].h;
    }
}

/// What each stands for. Parents come before their children.
void name(std::vector<RiverNode>& nodes, const LanguageModel& model) {
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        RiverNode& node = nodes[i];
        node.tokens = nodes[node.parent].tokens;
        if (!node.others) node.tokens.push_back(node.token);
        node.text = model.text(node.tokens);
        if (node.others) continue;
        node.name = visible(model.vocabulary()[static_cast<std::size_t>(node.token)]);
        if (node.cut) node.name += " …";
    }
}

}  // namespace

RiverLayout river_layout(const River& river, const LanguageModel& model, std::uint64_t drawn,
                         std::size_t most_steps, float height) {
    RiverLayout layout{
        .nodes = nodes_of(river, drawn, most_steps), .most_steps = most_steps, .height = height};
    if (layout.nodes.empty()) return layout;
    float leaves = 0;
    for (const RiverNode& node : layout.nodes) {
        if (node.leaf) ++leaves;
        layout.steps = std::max(layout.steps, node.step);
    }
    const float each = height / leaves;
    const float slot = std::min(best_slot, each * .5f), gap = std::min(best_gap, each * .25f);
    layout.unit = unit_for(layout.nodes, slot, gap, height);
    float y = 0;
    stack(layout.nodes, 0, layout.unit, slot, gap, y);
    name(layout.nodes, model);
    return layout;
}

}  // namespace temper::shell
