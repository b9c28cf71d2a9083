#include <algorithm>

#include "shell/draw.h"
#include "shell/labs/runs/runs.h"
#include "shell/numbers.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr float post_w = 6, label_room = 132, least_column = 54;
constexpr std::size_t least_label_h = 11;

/// The tokens from the prompt to `node`.
std::vector<std::int32_t> course(const RiverLayout& layout, std::size_t node) {
    std::vector<std::int32_t> tokens;
    for (; node != 0; node = layout.nodes[node].parent) tokens.push_back(layout.nodes[node].token);
    std::reverse(tokens.begin(), tokens.end());
    return tokens;
}

bool begins_with(const std::vector<std::int32_t>& text, std::span<const std::int32_t> start) {
    return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin());
}

}  // namespace

/// Whether a course is lit: nothing is singled out, or one of the two begins with the other.
bool RunsFrame::lit(const std::vector<std::int32_t>& tokens) const {
    return m_.lit.empty() || begins_with(tokens, m_.lit) || begins_with(m_.lit, tokens);
}

float RunsFrame::column(const RiverLayout& layout, const Box& box, std::size_t step) const {
    const float steps = static_cast<float>(std::max<std::size_t>(1, layout.steps));
    const float each = std::min(160.f, (box.w - 10 - label_room) / steps);
    return box.x + 10 + each * static_cast<float>(step);
}

void RunsFrame::river(const Box& box) {
    const auto most_steps =
        std::max<std::size_t>(2, static_cast<std::size_t>((box.w - label_room) / least_column));
    const float top = 30;
    const RiverLayout layout = river_layout(m_.river, m_.work.done(), most_steps, box.h - top - 8);
    if (layout.nodes.size() < 2) {
        text(box.x, box.y + 60,
             m_.work.exact_ready() ? "Run it, and the texts flow from here."
                                   : "Working out what is possible…",
             {Face::sans, 14, theme_.ink3});
        return;
    }
    river_column_names(layout, box);
    const Box area{box.x, box.y + top, box.w, box.h - top};
    river_ribbons(layout, area);
    river_posts(layout, area);
    ui_.state({.role = Role::image,
               .name = "River of texts",
               .value = count(m_.rows.size()) + " texts over " + count(layout.steps) + " steps",
               .box = box});
}

void RunsFrame::river_column_names(const RiverLayout& layout, const Box& box) {
    const float each = column(layout, box, 1) - column(layout, box, 0);
    const std::size_t every = each < 60 ? 5 : 1;
    for (std::size_t step = 0; step <= layout.steps; ++step) {
        if (step % every != 0 && step != 1) continue;
        const std::string name = step == 0   ? "prompt"
                                 : each < 60 ? count(step)
                                             : "step " + count(step);
        text(column(layout, box, step), box.y + 14, name, {Face::sans, 12, theme_.ink3});
    }
}

void RunsFrame::river_ribbons(const RiverLayout& layout, const Box& box) {
    const bool exact = m_.river.exact;
    const std::vector<std::int32_t> latest(m_.work.experiment().latest().begin(),
                                           m_.work.experiment().latest().end());
    for (std::size_t i = 1; i < layout.nodes.size(); ++i) {
        const RiverNode& node = layout.nodes[i];
        const auto tokens = course(layout, i);
        const float x0 = column(layout, box, node.step - 1) + post_w;
        const float x1 = column(layout, box, node.step);
        const float a = box.y + node.from, b = box.y + node.y;
        const Ribbon outline{x0, a, a + node.h, x1, b, b + node.h};
        const float drawn = static_cast<float>(node.share) * layout.unit / 2;
        const float am = a + node.h / 2, bm = b + node.h / 2;
        const Ribbon fill{x0, am - drawn, am + drawn, x1, bm - drawn, bm + drawn};
        const float alpha = node.others || lit(tokens) ? 1.f : .35f;
        if (node.others) {
            ribbon_fill(outline, with_alpha(theme_.ink3, .25f), with_alpha(theme_.ink3, .4f));
            continue;
        }
        if (node.count > 0)
            ribbon_fill(fill, with_alpha(mix(ground_, theme_.ember, .42f), alpha),
                        with_alpha(theme_.ember, alpha));
        if (exact) ribbon_outline(outline, with_alpha(theme_.ink, .75f * alpha), .9f);
        if (node.count > 0 && begins_with(latest, tokens)) ribbon_course(fill, theme_.ember, 2.5f);
    }
}

void RunsFrame::river_posts(const RiverLayout& layout, const Box& box) {
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        const RiverNode& node = layout.nodes[i];
        const float x = column(layout, box, node.step);
        const ImU32 colour = node.others ? theme_.ink3 : theme_.ink;
        fill({x, box.y + node.y, post_w, std::max(node.h, 1.5f)}, colour, 1);
    }
    for (std::size_t i = 1; i < layout.nodes.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        river_label(layout, i, box);
        ImGui::PopID();
    }
}

/// A node's token beside its post, on a plate where its own ribbons pass behind.
void RunsFrame::river_label(const RiverLayout& layout, std::size_t i, const Box& box) {
    const RiverNode& node = layout.nodes[i];
    const float x = column(layout, box, node.step) + post_w, m = box.y + node.y + node.h / 2;
    if (node.others) {
        const std::string words = m_.river.other_texts ? "others, " + percent(node.mass) : "others";
        text(x + 8, m + 4, words, {Face::sans, 12, theme_.ink3});
        return;
    }
    const auto tokens = course(layout, i);
    const bool hot = !m_.lit.empty() && lit(tokens);
    const Type type{hot && node.leaf ? Face::serif_bold : Face::serif, 15,
                    lit(tokens) ? theme_.ink : theme_.ink3};
    const float next = node.leaf ? box.right() + 12 : column(layout, box, node.step + 1);
    const std::string_view token =
        m_.work.model().vocabulary()[static_cast<std::size_t>(node.token)];
    const std::string name = fitted(visible(token) + (node.cut ? " …" : ""), type,
                                    std::max(20.f, next - x - (node.leaf ? 8 : 14)));
    const float wide = width(name, type);
    // Where neighbours stand closer than a line of text only the post answers.
    const bool roomy = node.h + 12 >= static_cast<float>(least_label_h) || layout.nodes.size() < 60;
    const Box plate =
        node.leaf ? Box{x + 6, m - 10, wide + 6, 20} : Box{x + 6, m - 12, wide + 12, 23};
    const Box hit =
        roomy ? plate : Box{x - post_w, box.y + node.y, post_w + 4, std::max(2.f, node.h)};
    const Touched touched = ui_.item("course", hit,
                                     {.role = Role::button,
                                      .name = m_.work.model().text(tokens),
                                      .value = percent(node.mass),
                                      .now = node.mass,
                                      .on = hot});
    if (touched.hovered || (touched.focused && ui_.keyboard) || touched.pressed) lit_next_ = tokens;
    ui_.explain(touched, hit, [&] { return explain_course(tokens, node); });
    if (!roomy) return;
    if (!node.leaf) fill(plate, with_alpha(ground_, .9f), 6);
    const float end = text(x + (node.leaf ? 8 : 12), m + 5, name, type);
    const std::string share = fixed(node.mass * 100, node.mass < .01 ? 2 : 1);
    const Type small{Face::sans, 12, theme_.ink3};
    if (node.leaf && end + 7 + width(share, small) < next) text(end + 7, m + 4.5f, share, small);
}

/// The product that makes a text's probability, with how often it was drawn.
Explain RunsFrame::explain_course(const std::vector<std::int32_t>& tokens,
                                  const RiverNode& node) const {
    std::string product;
    double before = 1;
    for (std::size_t n = 1; n <= tokens.size() && n <= 6; ++n) {
        const std::span<const std::int32_t> start(tokens.data(), n);
        const auto p = prefix_probability(m_.work.setup(), start);
        if (!p || before <= 0) break;
        product += (n > 1 ? " × " : "= ") + significant(*p / before);
        before = *p;
    }
    if (tokens.size() > 6) product += " × …";
    Explain e{.title = m_.work.model().text(tokens),
              .lines = {node.leaf && !node.cut ? "p(text) = Π p(token | what stands before)"
                                               : "p(begins so) = Π p(token | what stands before)",
                        product + " = " + significant(node.mass)},
              .value = full(node.mass)};
    if (!m_.river.exact) e.lines = {"share of the runs drawn: " + percent(node.share)};
    const std::uint64_t done = m_.work.done();
    e.sentence = done == 0 ? "Nothing drawn yet."
                           : count(node.count) + " of " + count(done) + " runs came this way, " +
                                 percent(node.share) + ".";
    return e;
}

void RunsFrame::river_key(float x, float baseline, float room) {
    const Type type{Face::sans, 12, theme_.ink2};
    const bool brief = room < 480;
    const Box first{x, baseline - 10, 18, 11};
    if (m_.river.exact) {
        outline(first, theme_.ink, 2);
        x = text(x + 25, baseline, brief ? "exact" : "outline: exact probability", type) + 24;
    } else if (m_.work.exact_ready()) {
        x = text(x, baseline, "exact not computed", type) + 24;
    }
    fill({x, baseline - 10, 18, 11}, mix(ground_, theme_.ember, .42f), 2);
    outline({x, baseline - 10, 18, 11}, theme_.ember, 2, .8f);
    x = text(x + 25, baseline, brief ? "drawn" : "fill: share of the runs drawn", type) + 24;
    if (m_.work.done() == 0) return;
    line({x, baseline - 4.5f}, {x + 20, baseline - 4.5f}, theme_.ember, 2.5f);
    text(x + 28, baseline, "the latest run, " + count(m_.work.done()), type);
}

}  // namespace temper::shell
