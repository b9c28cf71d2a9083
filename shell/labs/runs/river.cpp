#include <algorithm>
#include <cmath>

#include "core/experiments/odds.h"
#include "shell/draw.h"
#include "shell/labs/runs/runs.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr float post_w = 6, label_room = 132, least_column = 54;
constexpr float label_h = 17;  // neighbours closer than this have no room for their names
constexpr float thin = .8f;    // a ribbon that is but a line
constexpr std::uint64_t most_operations = 20'000'000;  // for the product of one explanation

bool begins_with(std::span<const std::int32_t> text, std::span<const std::int32_t> start) {
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

/// The layout is made anew when there is another river or another size, not every frame.
void RunsFrame::river(const Box& box) {
    const auto most_steps =
        std::max<std::size_t>(2, static_cast<std::size_t>((box.w - label_room) / least_column));
    const float top = 30, height = box.h - top - 8;
    RiverLayout& layout = m_.layout;
    if (layout.of != m_.picture || layout.most_steps != most_steps || layout.height != height) {
        layout = river_layout(m_.river, m_.work.model(), m_.report.runs, most_steps, height);
        layout.of = m_.picture;
    }
    if (river_empty(box)) return;
    const Box area{box.x, box.y + top, box.w, box.h - top};
    // Luck may spill out of the outline, but not over what stands around the river.
    ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom() + 4}, true);
    river_ribbons(layout, area);
    ImGui::PopClipRect();
    river_column_names(layout, box);
    river_posts(layout, area);
    std::string said = count(m_.rows.size()) + " texts over " + count(layout.steps) + " steps";
    if (m_.river.others.count > 0 || m_.river.others.mass.value_or(0) > 0)
        said += "; " + others_words();
    ui_.state({.role = Role::image, .name = "River of texts", .value = said, .box = box});
}

bool RunsFrame::river_flows() const {
    const auto& nodes = m_.layout.nodes;
    return std::any_of(nodes.begin(), nodes.end(),
                       [](const RiverNode& node) { return node.step > 0 && !node.others; });
}

/// Where nothing flows yet: what will be here. False where something does.
bool RunsFrame::river_empty(const Box& box) {
    if (river_flows()) return false;
    std::string words = "Working out what is possible…";
    if (m_.work.exact_ready()) {
        const std::string texts = possible_texts(m_.work.exact());
        words = texts.empty() ? "" : "Of " + texts + " possible texts none is likely alone. ";
        words += "Run it, and the texts that are drawn flow from here.";
    }
    const Type type{Face::serif, 18, theme_.ink2};
    float y = box.y + 70;
    for (const std::string& l : wrapped(words, type, std::min(box.w - 40, 460.f))) {
        text(box.x + 10, y, l, type);
        y += 26;
    }
    dashed_outline({box.x + 10, y, box.w - 60, std::max(20.f, box.bottom() - y - 20)}, theme_.line,
                   8);
    return true;
}

/// How many texts are not in the picture, and how much they hold.
std::string RunsFrame::others_words() const {
    const River& river = m_.river;
    std::string words =
        river.other_texts && *river.other_texts < 1e15
            ? count(static_cast<std::uint64_t>(*river.other_texts)) + " other texts"
        : river.other_texts
            ? "about " + power_of_ten(std::log10(*river.other_texts)) + " other texts"
            : std::string("all other texts");
    if (river.others.mass) words += ", " + percent(*river.others.mass);
    else if (m_.report.runs > 0)
        words +=
            ", " +
            percent(static_cast<double>(river.others.count) / static_cast<double>(m_.report.runs)) +
            " of the runs";
    return words;
}

void RunsFrame::river_column_names(const RiverLayout& layout, const Box& box) {
    const float each = column(layout, box, 1) - column(layout, box, 0);
    const std::size_t every = each < 60 ? 5 : 1;
    for (std::size_t step = 0; step <= layout.steps; ++step) {
        if (step % every != 0 && step != 1) continue;
        const std::string name = step == 0   ? "prompt"
                                 : each < 60 ? count(step)
                                             : "step " + count(step);
        const Type type{Face::sans, 12, theme_.ink3};
        const float x = column(layout, box, step);
        fill({x - 4, box.y, width(name, type) + 8, 20}, with_alpha(ground_, .85f), 4);
        text(x, box.y + 14, name, type);
    }
}

void RunsFrame::river_ribbons(const RiverLayout& layout, const Box& box) {
    const bool exact = m_.river.exact;
    const auto latest = m_.work.experiment().latest();
    const ImU32 drawn_fill = mix(ground_, theme_.ember, .42f);
    for (std::size_t i = 1; i < layout.nodes.size(); ++i) {
        const RiverNode& node = layout.nodes[i];
        const float x0 = column(layout, box, node.step - 1) + post_w;
        const float x1 = column(layout, box, node.step);
        const float a = box.y + node.from, b = box.y + node.y;
        const Ribbon outline{x0, a, a + node.h, x1, b, b + node.h};
        const float drawn = static_cast<float>(node.share) * layout.unit / 2;
        const float am = a + node.h / 2, bm = b + node.h / 2;
        const Ribbon fill{x0, am - drawn, am + drawn, x1, bm - drawn, bm + drawn};
        const float alpha = lit(node.tokens) ? 1.f : .35f;
        if (node.others) {
            if (node.h < thin) ribbon_course(outline, with_alpha(theme_.ink3, .4f), 1);
            else ribbon_fill(outline, with_alpha(theme_.ink3, .25f), with_alpha(theme_.ink3, .4f));
            continue;
        }
        if (node.count > 0 && 2 * drawn < thin)
            ribbon_course(fill, with_alpha(theme_.ember, .8f * alpha), thin);
        else if (node.count > 0)
            ribbon_fill(fill, with_alpha(drawn_fill, alpha), with_alpha(theme_.ember, alpha));
        if (exact && node.h >= thin)
            ribbon_outline(outline, with_alpha(theme_.ink, .75f * alpha), .9f);
        else if (exact) ribbon_course(outline, with_alpha(theme_.ink, .6f * alpha), thin);
        if (node.count > 0 && begins_with(latest, node.tokens))
            ribbon_course(fill, theme_.ember, 2.5f);
    }
}

void RunsFrame::river_posts(const RiverLayout& layout, const Box& box) {
    for (const RiverNode& node : layout.nodes) {
        const float x = column(layout, box, node.step);
        const ImU32 colour = node.others ? theme_.ink3 : theme_.ink;
        fill({x, box.y + node.y, post_w, std::max(node.h, 1.5f)}, colour, 1);
    }
    for (std::size_t i = 1; i < layout.nodes.size(); ++i) {
        const RiverNode& node = layout.nodes[i];
        ImGui::PushID(static_cast<int>(i));
        if (node.others) river_others(layout, node, box);
        else river_label(layout, node, box);
        ImGui::PopID();
    }
}

/// What leaves the picture here: in grey, and it says how much.
void RunsFrame::river_others(const RiverLayout& layout, const RiverNode& node, const Box& box) {
    const float x = column(layout, box, node.step) + post_w, m = box.y + node.y + node.h / 2;
    const bool roomy = node.h >= label_h || layout.nodes.size() < 60;
    const std::string words = "others, " + percent(node.mass);
    const Type type{Face::sans, 12, theme_.ink3};
    const Box hit = roomy ? Box{x, m - 10, width(words, type) + 12, 20}
                          : Box{x - post_w, box.y + node.y, post_w + 4, std::max(2.f, node.h)};
    const Touched touched =
        ui_.item("others", hit,
                 {.role = Role::button,
                  .name = node.tokens.empty() ? "Other texts" : "Other texts after " + node.text,
                  .value = percent(node.mass),
                  .now = node.mass});
    ui_.explain(touched, hit, [&] {
        const std::uint64_t done = m_.report.runs;
        Explain e{.title = "Texts that the picture leaves out",
                  .lines = {std::string(m_.river.exact ? "exact probability " : "share drawn ") +
                                significant(node.mass),
                            count(node.count) + " of " + count(done) + " runs"},
                  .sentence = "In all of the picture: " + others_words() + ".",
                  .value = full(node.mass)};
        return e;
    });
    if (roomy) text(x + 8, m + 4, words, type);
}

/// A node's token beside its post, on a plate where its own ribbons pass behind.
void RunsFrame::river_label(const RiverLayout& layout, const RiverNode& node, const Box& box) {
    const float x = column(layout, box, node.step) + post_w, m = box.y + node.y + node.h / 2;
    const bool shown = lit(node.tokens), hot = !m_.lit.empty() && shown;
    const float next = node.leaf ? box.right() + 12 : column(layout, box, node.step + 1);
    // Where neighbours stand closer than a line of text only the post answers.
    const bool roomy = node.h >= label_h || layout.nodes.size() < 60;
    const Type type{hot && node.leaf ? Face::serif_bold : Face::serif, 15,
                    shown ? theme_.ink : theme_.ink3};
    std::string name;
    if (roomy) name = fitted(node.name, type, std::max(20.f, next - x - (node.leaf ? 8 : 14)));
    const float wide = roomy ? width(name, type) : 0;
    const Box plate =
        node.leaf ? Box{x + 6, m - 10, wide + 6, 20} : Box{x + 6, m - 12, wide + 12, 23};
    const Box hit =
        roomy ? plate : Box{x - post_w, box.y + node.y, post_w + 4, std::max(2.f, node.h)};
    const Touched touched = ui_.item("course", hit,
                                     {.role = Role::button,
                                      .name = node.text,
                                      .value = percent(node.mass),
                                      .now = node.mass,
                                      .on = hot});
    if (touched.hovered || (touched.focused && ui_.keyboard) || touched.pressed)
        lit_next_ = node.tokens;
    ui_.explain(touched, hit, [&] { return explain_course(node); });
    if (!roomy) return;
    if (!node.leaf) fill(plate, with_alpha(ground_, .9f), 6);
    const float end = text(x + (node.leaf ? 8 : 12), m + 5, name, type);
    const std::string share = fixed(node.mass * 100, node.mass < .01 ? 2 : 1);
    const Type small{Face::sans, 12, theme_.ink3};
    if (node.leaf && end + 7 + width(share, small) < next) text(end + 7, m + 4.5f, share, small);
}

/// "= 0.5 × 0.6 × 0.7": what each token has after those before it.
std::string RunsFrame::product_of(const std::vector<std::int32_t>& tokens) {
    if (m_.product.of == m_.work.exact_version() && m_.product.tokens == tokens)
        return m_.product.words;
    std::string words;
    Odds odds(m_.work.setup());
    double before = 1;
    constexpr std::size_t most = 6;
    for (std::size_t n = 1; n <= std::min(most, tokens.size()); ++n) {
        const auto p = odds.prefix({tokens.data(), n});
        if (!p || before <= 0 || odds.spent() > most_operations) break;
        words += (n > 1 ? " × " : "= ") + significant(*p / before);
        before = *p;
    }
    if (tokens.size() > most) words += " × …";
    m_.product = {tokens, m_.work.exact_version(), words};
    return words;
}

/// The product that makes a text's probability, with how often it was drawn.
Explain RunsFrame::explain_course(const RiverNode& node) {
    const bool whole = node.leaf && !node.cut;
    Explain e{.title = visible_text(node.text), .value = full(node.mass)};
    const std::string product = product_of(node.tokens);
    if (m_.river.exact)
        e.lines = {whole ? "p(text) = Π p(token | what stands before)"
                         : "p(begins so) = Π p(token | what stands before)",
                   product + " = " + significant(node.mass)};
    else
        e.lines = {"p(begins so) = Π p(token | what stands before)", product,
                   "share of the runs drawn: " + percent(node.share)};
    const std::uint64_t done = m_.report.runs;
    e.sentence = done == 0 ? "Nothing drawn yet."
                           : count(node.count) + " of " + count(done) + " runs came this way, " +
                                 percent(node.share) + ".";
    return e;
}

void RunsFrame::river_key(float x, float baseline, float room) {
    if (!river_flows()) return;
    const Type type{Face::sans, 12, theme_.ink2};
    const bool brief = room < 480;
    const float left = x;
    const Box first{x, baseline - 10, 18, 11};
    if (m_.river.exact) {
        outline(first, theme_.ink, 2);
        x = text(x + 25, baseline, brief ? "exact" : "outline: exact probability", type) + 24;
    }
    fill({x, baseline - 10, 18, 11}, mix(ground_, theme_.ember, .42f), 2);
    outline({x, baseline - 10, 18, 11}, theme_.ember, 2, .8f);
    x = text(x + 25, baseline, brief ? "drawn" : "fill: share of the runs drawn", type) + 24;
    if (m_.report.runs > 0) {
        line({x, baseline - 4.5f}, {x + 20, baseline - 4.5f}, theme_.ember, 2.5f);
        const std::string latest = brief ? "latest" : "the latest run, " + count(m_.report.runs);
        x = text(x + 28, baseline, latest, type) + 24;
    }
    if (m_.river.others.count == 0 && m_.river.others.mass.value_or(0) <= 0) return;
    const std::string others = others_words();
    if (x + 25 + width(others, type) > left + room) {
        x = left;
        baseline += 18;
    }
    fill({x, baseline - 10, 18, 11}, with_alpha(theme_.ink3, .3f), 2);
    text(x + 25, baseline, fitted(others, type, left + room - x - 25), type);
}

}  // namespace temper::shell
