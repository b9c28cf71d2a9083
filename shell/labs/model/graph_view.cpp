#include <algorithm>
#include <cmath>

#include "core/edit_markov.h"
#include "shell/draw.h"
#include "shell/labs/model/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr float chip_h = 30, least_column = 112, least_row = 38, foot = 30;
constexpr float pull_from = 8;       // how far the pointer moves before it pulls an arrow
constexpr std::size_t written = 24;  // up to so many arrows all have their share written

struct Curve {
    ImVec2 a, b, c, d;
    ImVec2 at(float t) const {
        const float u = 1 - t, p = u * u * u, q = 3 * u * u * t, r = 3 * u * t * t, s = t * t * t;
        return {p * a.x + q * b.x + r * c.x + s * d.x, p * a.y + q * b.y + r * c.y + s * d.y};
    }
};

/// The way from one chip to another: onwards as a wave, back or within a column as an arc that
/// leaves the text's direction visible.
Curve curve(const Box& from, const Box& to, const Box& all) {
    const ImVec2 out{from.right(), from.middle()}, in{to.x - 5, to.middle()};
    if (in.x > out.x + 8) {
        const float reach = (in.x - out.x) * .45f;
        return {out, {out.x + reach, out.y}, {in.x - reach, in.y}, in};
    }
    const float low = std::min(std::max(from.bottom(), to.bottom()) + 46, all.bottom());
    const ImVec2 under{from.centre() + 8, from.bottom()}, back{to.centre() - 8, to.bottom() + 5};
    return {under, {under.x + 26, low}, {back.x - 26, low}, back};
}

void arrow_head(const Curve& c, ImU32 colour) {
    const ImVec2 near = c.at(.94f);
    const float dx = c.d.x - near.x, dy = c.d.y - near.y;
    const float length = std::max(.01f, std::sqrt(dx * dx + dy * dy));
    const ImVec2 along{dx / length, dy / length}, across{-along.y, along.x};
    const ImVec2 tip{c.d.x + along.x * 4, c.d.y + along.y * 4};
    ImGui::GetWindowDrawList()->AddTriangleFilled(
        tip, {tip.x - along.x * 8 + across.x * 4, tip.y - along.y * 8 + across.y * 4},
        {tip.x - along.x * 8 - across.x * 4, tip.y - along.y * 8 - across.y * 4}, colour);
}

}  // namespace

Box ModelFrame::node_box(const Graph::Node& node, const Box& box, float room) const {
    const Type type{Face::serif, 16};
    const float wide =
        std::min(room, width(fitted(visible(node.name), type, room - 38), type) + 38);
    const float x = box.x + wide / 2 + node.x * (box.w - wide);
    return {x - wide / 2, box.y + node.y * box.h - chip_h / 2, wide, chip_h};
}

void ModelFrame::arrow(const Graph::Arrow& arrow, const Box& from, const Box& to, const Box& all) {
    const bool here = m_.graph.nodes[arrow.from].name == m_.selected;
    const ImU32 colour = here ? theme_.ink : mix(ground_, theme_.strong, .75f);
    const Curve c = curve(from, to, all);
    const float thick = 1 + 6 * static_cast<float>(arrow.share);
    ImGui::GetWindowDrawList()->AddBezierCubic(c.a, c.b, c.c, c.d, colour, thick);
    arrow_head(c, colour);
    if (!here && m_.graph.arrows.size() > written) return;
    // Where arrows cross they are written apart; where they only fan out, where they are apart.
    const ImVec2 at = c.at(!m_.graph.whole && here ? .8f : arrow.to % 2 ? .5f : .64f);
    const Type type{here ? Face::sans_bold : Face::sans, 12, here ? theme_.ink : theme_.ink3, .5f};
    const std::string share = percent(arrow.share);
    const float wide = width(share, type) + 6;
    fill({at.x - wide / 2, at.y - 8, wide, 16}, ground_, 3);
    text(at.x, at.y + 4.3f, share, type);
}

/// A word that can be chosen and pulled from.
void ModelFrame::node(std::size_t i, const Box& at) {
    const Graph::Node& node = m_.graph.nodes[i];
    const bool here = node.name == m_.selected;
    fill(at, node.start ? theme_.ink : theme_.surface, 7);
    outline(at, here ? theme_.ink : theme_.strong, 7, here ? 2.f : 1.f);
    const auto id = m_.model->names().find(node.name);
    const ImU32 ink = node.start ? theme_.page : theme_.ink;
    if (node.start) disc({at.x + 15, at.middle()}, 5, theme_.page);
    else if (id)
        swatch(at.x + 10, at.middle(), token_colour(theme_, static_cast<std::size_t>(*id)));
    token_text(ui_, at.x + 27, at.middle() + 5.5f, node.name,
               {here ? Face::serif_bold : Face::serif, 16, ink}, at.w - 36);
    if (node.ends) upright(at.right() + 4, at.middle() - 8, 16, theme_.ink);
}

/// Pulling from a chip onto another makes an arrow between them.
void ModelFrame::pull(std::size_t i, const Touched& touched, const std::vector<Box>& boxes) {
    const ImGuiIO& io = ImGui::GetIO();
    if (touched.held && io.MouseDragMaxDistanceSqr[0] > pull_from * pull_from &&
        !boxes[i].contains(io.MousePos.x, io.MousePos.y))
        m_.pulled = i;
    if (m_.pulled != i) return;
    if (io.MouseDown[0] && !touched.held) {  // Esc let go of it
        m_.pulled.reset();
        return;
    }
    const auto over = std::find_if(boxes.begin(), boxes.end(), [&](const Box& box) {
        return box.grown(4).contains(io.MousePos.x, io.MousePos.y);
    });
    if (io.MouseDown[0]) {
        line({boxes[i].right(), boxes[i].middle()}, io.MousePos, theme_.ink, 2);
        if (over != boxes.end()) outline(over->grown(3), theme_.ink, 9, 2);
        return;
    }
    m_.pulled.reset();
    if (over == boxes.end()) return;
    const std::string& from = m_.graph.nodes[i].name;
    const std::string& to = m_.graph.nodes[static_cast<std::size_t>(over - boxes.begin())].name;
    const bool first = row_of(*seen<MarkovModel>(), from) == nullptr;
    const std::string fault =
        took(add_arrow(std::get<MarkovModel>(scenario_.model), from, to, first ? 1 : .1));
    if (!fault.empty()) ui_.notices.push_back(fault);
    m_.selected = from;
}

float ModelFrame::graph(const Box& box) {
    const Box field{box.x, box.y, box.w - 12, box.h - foot};
    m_.follow_graph(static_cast<std::size_t>(field.w / least_column),
                    static_cast<std::size_t>(field.h / least_row));
    const Graph& graph = m_.graph;
    const auto columns = static_cast<float>(std::max<std::size_t>(graph.columns, 1));
    const float room = std::min(180.f, std::max(56.f, field.w / columns - 26));
    std::vector<Box> boxes;
    for (const Graph::Node& node : graph.nodes) boxes.push_back(node_box(node, field, room));
    for (const bool chosen : {false, true})  // the chosen word's arrows lie above the others
        for (const Graph::Arrow& a : graph.arrows)
            if ((graph.nodes[a.from].name == m_.selected) == chosen)
                arrow(a, boxes[a.from], boxes[a.to], field);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const std::string name = graph.nodes[i].name;
        const MarkovModel::Row* row = row_of(*seen<MarkovModel>(), name);
        ImGui::PushID(static_cast<int>(i));
        const Touched touched =
            ui_.item("node", boxes[i],
                     {.role = Role::radio,
                      .name = "Word " + name,
                      .value = row ? count(row->arrows.size()) +
                                         (row->arrows.size() == 1 ? " arrow" : " arrows")
                                   : "ends a text",
                      .on = name == m_.selected,
                      .grip = true});
        ImGui::PopID();
        node(i, boxes[i]);
        if (touched.hovered && name != m_.selected) outline(boxes[i].grown(2), theme_.strong, 9);
        if (touched.pressed) m_.selected = name;
        pull(i, touched, boxes);
        ui_.explain(touched, boxes[i], [&] {
            return Explain{.title = visible(name),
                           .lines = {row ? count(row->arrows.size()) + " arrows lead on"
                                         : "No arrow leads on"},
                           .sentence =
                               "Press to edit its arrows. Pull from it to another word to "
                               "join the two.",
                           .value = name};
        });
    }
    std::string words = "An arrow is as thick as its share. A bar after a word: texts end there.";
    if (!graph.whole)
        words = "Only what leads to the chosen word, and what follows it" +
                (graph.left_out ? "; " + count(graph.left_out) + " more in the table." : ".");
    const Type hint{Face::sans, 12, theme_.ink3};
    text(box.x, box.bottom() - 6, fitted(words, hint, box.w), hint);
    return box.bottom();
}

}  // namespace temper::shell
