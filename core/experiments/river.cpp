#include "core/experiments/river.h"

#include <algorithm>
#include <map>

#include "core/experiments/odds.h"

namespace temper {
namespace {

/// The texts to draw: the most probable where all are known, else the most frequent.
std::vector<Outcome> chosen(const Experiment& experiment, const Exact& exact, std::size_t limit) {
    if (!exact.outcomes) return experiment.outcomes(limit);
    const auto& all = *exact.outcomes;
    return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size()))};
}

/// A tree that is grown text by text and looked up token by token.
class Builder {
public:
    explicit Builder(River& river) : river_(river) { river_.nodes.emplace_back(); }

    void grow(std::span<const std::int32_t> tokens) {
        std::uint32_t at = 0;
        for (const std::int32_t token : tokens) {
            const auto fresh = static_cast<std::uint32_t>(river_.nodes.size());
            const auto [place, is_new] = children_.try_emplace({at, token}, fresh);
            if (is_new) {
                const std::uint32_t step = river_.nodes[at].step + 1;
                River::Node& node = river_.nodes.emplace_back();
                node.token = token;
                node.parent = at;
                node.step = step;
            }
            at = place->second;
        }
    }

    /// Lets runs flow along their text as far as it is in the picture.
    void flow(const Outcome& outcome) {
        std::uint32_t at = 0;
        river_.nodes[0].through.count += outcome.count;
        for (const std::int32_t token : outcome.tokens) {
            const auto place = children_.find({at, token});
            if (place == children_.end()) {
                river_.nodes[at].others.count += outcome.count;
                return;
            }
            at = place->second;
            river_.nodes[at].through.count += outcome.count;
        }
        river_.nodes[at].ended.count += outcome.count;
    }

private:
    River& river_;
    std::map<std::pair<std::uint32_t, std::int32_t>, std::uint32_t> children_;
};

/// The nodes again, depth first, the children of each in the order `comes_first` gives.
template <class Compare>
std::vector<River::Node> depth_first(const std::vector<River::Node>& nodes, Compare comes_first) {
    std::vector<std::vector<std::uint32_t>> children(nodes.size());
    for (std::uint32_t i = 1; i < nodes.size(); ++i) children[nodes[i].parent].push_back(i);
    std::vector<River::Node> sorted;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> stack = {{0, 0}};  // node, new parent
    while (!stack.empty()) {
        const auto [at, parent] = stack.back();
        stack.pop_back();
        const auto place = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(nodes[at]);
        sorted.back().parent = parent;
        std::stable_sort(
            children[at].begin(), children[at].end(),
            [&](std::uint32_t a, std::uint32_t b) { return comes_first(nodes[a], nodes[b]); });
        for (auto child = children[at].rbegin(); child != children[at].rend(); ++child)
            stack.emplace_back(*child, place);
    }
    return sorted;
}

/// Gives every node its exact masses. The nodes are depth first, so one text leads to the next.
void weigh(River& river, const Setup& setup) {
    Odds odds(setup);
    std::vector<std::int32_t> text;
    for (std::size_t i = 0; i < river.nodes.size(); ++i) {
        River::Node& node = river.nodes[i];
        if (i > 0) {
            text.resize(node.step - 1);
            text.push_back(node.token);
        }
        node.through.mass = odds.prefix(text);
        node.ended.mass = odds.text(text);
        if (node.through.mass) node.others.mass = *node.through.mass - *node.ended.mass;
    }
    for (std::size_t i = 1; i < river.nodes.size(); ++i) {
        River::Node& parent = river.nodes[river.nodes[i].parent];
        if (parent.others.mass && river.nodes[i].through.mass)
            *parent.others.mass -= *river.nodes[i].through.mass;
    }
    // What is left of a sum of its own parts by rounding is no flow.
    for (River::Node& node : river.nodes)
        if (node.others.mass && *node.others.mass <= 1e-13 * *node.through.mass)
            node.others.mass = 0;
}

void sum_others(River& river) {
    for (const River::Node& node : river.nodes) river.others.count += node.others.count;
    double mass = 0;
    for (const River::Node& node : river.nodes) {
        if (!node.others.mass) return;
        mass += *node.others.mass;
    }
    river.others.mass = mass;
}

}  // namespace

River river(const Experiment& experiment, const Exact& exact, std::size_t limit) {
    River river;
    river.exact = exact.outcomes.has_value();
    Builder builder(river);
    const std::vector<Outcome> texts = chosen(experiment, exact, limit);
    for (const Outcome& text : texts) builder.grow(text.tokens);
    experiment.for_each([&](const Outcome& drawn) { builder.flow(drawn); });
    river.nodes = depth_first(
        river.nodes, [](const River::Node& a, const River::Node& b) { return a.token < b.token; });
    weigh(river, experiment.setup());
    river.nodes = depth_first(river.nodes, [](const River::Node& a, const River::Node& b) {
        if (a.through.mass != b.through.mass) return a.through.mass > b.through.mass;
        return a.token < b.token;
    });
    sum_others(river);
    if (exact.texts) river.other_texts = static_cast<double>(*exact.texts - texts.size());
    return river;
}

}  // namespace temper
