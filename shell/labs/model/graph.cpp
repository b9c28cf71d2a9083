#include "shell/labs/model/graph.h"

#include <algorithm>
#include <unordered_map>

#include "core/edit_markov.h"

namespace temper::shell {
namespace {

using Row = MarkovModel::Row;

/// Where each name of the map has its row, and the names in the order in which texts reach them.
struct Reached {
    std::unordered_map<std::string_view, const Row*> rows;
    std::unordered_map<std::string_view, std::size_t> depth;
    std::vector<std::string_view> order;
    std::size_t deepest = 0;

    void reach(std::string_view name, std::size_t at) {
        if (!depth.try_emplace(name, at).second) return;
        order.push_back(name);
        deepest = std::max(deepest, at);
    }
    void follow(std::size_t from) {
        for (std::size_t i = from; i < order.size(); ++i) {
            const auto row = rows.find(order[i]);
            if (row == rows.end()) continue;
            const std::size_t next = depth[order[i]] + 1;
            for (const auto& arrow : row->second->arrows) reach(arrow.token, next);
        }
    }
};

Reached reached(const MarkovModel& model) {
    Reached r;
    for (const Row& row : model.transitions) r.rows.emplace(row.context, &row);
    r.reach(model.start, 0);
    r.follow(0);
    for (const Row& row : model.transitions) {  // what no text comes to stands in the first column
        const std::size_t before = r.order.size();
        r.reach(row.context, 0);
        r.follow(before);
    }
    return r;
}

Graph::Node node_of(const MarkovModel& model, const Reached& r, std::string_view name) {
    return {
        .name = std::string(name), .start = name == model.start, .ends = !r.rows.contains(name)};
}

void spread(std::vector<Graph::Node*>& column, std::size_t rows) {
    const float middle = (static_cast<float>(column.size()) - 1) / 2;
    for (std::size_t i = 0; i < column.size(); ++i)
        column[i]->y = .5f + (static_cast<float>(i) - middle) / static_cast<float>(rows);
}

void connect(Graph& graph, const Reached& r) {
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) index.emplace(graph.nodes[i].name, i);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const auto row = r.rows.find(graph.nodes[i].name);
        if (row == r.rows.end()) continue;
        const double sum = sum_of(*row->second);
        for (const auto& arrow : row->second->arrows)
            if (const auto to = index.find(arrow.token); to != index.end())
                graph.arrows.push_back({i, to->second, arrow.weight / sum});
    }
}

Graph whole_graph(const MarkovModel& model, const Reached& r) {
    Graph graph{.columns = r.deepest + 1};
    for (const std::string_view name : r.order) graph.nodes.push_back(node_of(model, r, name));
    std::vector<std::vector<Graph::Node*>> columns(graph.columns);
    for (Graph::Node& node : graph.nodes) columns[r.depth.at(node.name)].push_back(&node);
    for (const auto& column : columns) graph.rows = std::max(graph.rows, column.size());
    const float last = static_cast<float>(std::max<std::size_t>(1, graph.columns - 1));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (Graph::Node* node : columns[i]) node->x = static_cast<float>(i) / last;
        spread(columns[i], graph.rows);
    }
    connect(graph, r);
    return graph;
}

struct Neighbour {
    std::string_view name;
    double share;
};

/// The most probable `most` of them; how many that leaves out is added to `left_out`.
void keep_best(std::vector<Neighbour>& all, std::size_t most, std::size_t& left_out) {
    std::sort(all.begin(), all.end(), [](const Neighbour& a, const Neighbour& b) {
        return a.share != b.share ? a.share > b.share : a.name < b.name;
    });
    if (all.size() <= most) return;
    left_out += all.size() - most;
    all.resize(most);
}

Graph neighbours(const MarkovModel& model, const Reached& r, std::string_view selected,
                 std::size_t most) {
    std::vector<Neighbour> before, after;
    for (const Row& row : model.transitions) {
        if (row.context == selected) continue;
        for (const auto& arrow : row.arrows)
            if (arrow.token == selected)
                before.push_back({row.context, arrow.weight / sum_of(row)});
    }
    if (const auto row = r.rows.find(selected); row != r.rows.end())
        for (const auto& arrow : row->second->arrows)
            if (arrow.token != selected) after.push_back({arrow.token, arrow.weight});
    Graph graph{.whole = false};
    keep_best(before, most, graph.left_out);
    keep_best(after, most, graph.left_out);
    graph.rows = std::max({before.size(), after.size(), std::size_t{1}});

    // One that both leads here and follows stands on the right alone: a name is on screen once.
    std::erase_if(before, [&](const Neighbour& b) {
        return std::any_of(after.begin(), after.end(),
                           [&](const Neighbour& a) { return a.name == b.name; });
    });
    // Where nothing leads here the room belongs to what follows.
    const float middle = before.empty() ? 0 : .5f;
    graph.columns = before.empty() ? 2 : 3;
    const auto column = [&](float x, const std::vector<Neighbour>& names) {
        for (const Neighbour& n : names) {
            graph.nodes.push_back(node_of(model, r, n.name));
            graph.nodes.back().x = x;
        }
    };
    column(0, before);
    column(middle, {{selected, 1}});
    column(1, after);
    std::vector<Graph::Node*> columns[3];
    for (Graph::Node& node : graph.nodes)
        columns[static_cast<std::size_t>(node.x * 2)].push_back(&node);
    for (auto& nodes : columns) spread(nodes, graph.rows);
    connect(graph, r);
    std::erase_if(graph.arrows, [&](const Graph::Arrow& arrow) {
        return graph.nodes[arrow.from].name != selected && graph.nodes[arrow.to].name != selected;
    });
    return graph;
}

}  // namespace

Graph graph_of(const MarkovModel& model, std::string_view selected, std::size_t columns,
               std::size_t rows) {
    const Reached r = reached(model);
    if (r.deepest < columns && r.order.size() <= columns * rows) {
        Graph graph = whole_graph(model, r);
        if (graph.rows <= rows) return graph;
    }
    return neighbours(model, r, r.depth.contains(selected) ? selected : model.start, rows);
}

}  // namespace temper::shell
