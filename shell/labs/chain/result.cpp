#include <algorithm>

#include "core/distribution.h"
#include "core/math.h"
#include "shell/draw.h"
#include "shell/labs/chain/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/explained.h"
#include "shell/widgets/hatch.h"
#include "shell/widgets/token.h"
#include "shell/widgets/upright_strip.h"

namespace temper::shell {
namespace {

constexpr std::size_t most_rows = 8;
constexpr float row_h = 27, strip_w = 64, strip_gap = 30, number_w = 66;
constexpr Type name_type{Face::serif, 16};

/// The tokens that matter most before or after the chain, in the model's order.
std::vector<std::size_t> rows_of(const Pass& pass) {
    std::vector<std::size_t> ids;
    for (const std::int32_t id : pass.ranked()) ids.push_back(static_cast<std::size_t>(id));
    const auto weight = [&](std::size_t id) {
        return std::max(pass.model()[id], pass.probs()[id]);
    };
    const std::size_t n = std::min(most_rows, ids.size());
    std::vector<std::size_t> best = ids;
    std::stable_sort(best.begin(), best.end(),
                     [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
    best.resize(n);
    std::erase_if(
        ids, [&](std::size_t id) { return std::find(best.begin(), best.end(), id) == best.end(); });
    return ids;
}

}  // namespace

/// What is on show: the chain as it is or, with a card in the hand, as it would be.
const Pass* ChainFrame::shown_pass() const {
    if (view_.lift && view_.dropped) return &*view_.dropped;
    return view_.pass ? &*view_.pass : nullptr;
}

void ChainFrame::result_row(const Pass& pass, std::size_t id, const Box& box, float bar_x,
                            float unit) {
    const double before = pass.model()[id], after = pass.probs()[id];
    const float m = box.middle();
    Type name = name_type;
    name.colour = after > 0 ? theme_.ink : theme_.ink3;
    token_text(ui_, box.x, m + 5, view_.place.tokens[id], name, bar_x - box.x - 8);
    const float long_before = static_cast<float>(before) * unit;
    const float long_after =
        ui_.eased(static_cast<unsigned>(id) * 2246822519u + 17, static_cast<float>(after)) * unit;
    if (after > 0) {
        fill({bar_x, m - 7, long_after, 14}, token_colour(theme_, id), 2);
        outline({bar_x, m - 9.5f, std::max(1.5f, long_before), 19}, theme_.ink, 2, 1.2f);
    } else {
        hatch({bar_x, m - 9.5f, std::max(8.f, long_before), 19}, theme_.ink3);
    }
    const float end = bar_x + std::max(long_before, after > 0 ? long_after : 8) + 8;
    const auto by = pass.removed_by(id);
    std::string who;
    if (by) {
        const Chain there = view_.lift && view_.dropped
                                ? reordered(chain_, moved_order(chain_.samplers.size(),
                                                                view_.lift->from, view_.lift->to))
                                : chain_;
        who = std::string(info_of(there.samplers[*by].sampler).title);
    }
    const Type number{after > 0 ? Face::sans_bold : Face::sans, 13,
                      after > 0 ? theme_.ink : theme_.ember};
    const std::string words = after > 0 ? percent(after) : "removed by " + who;
    if (const float wide = width(words, number); end + wide > box.right()) {
        const Box plate{bar_x + 8, m - 8, wide + 12, 16};  // no room behind the bar: upon it
        fill(plate, ground_, 4);
        text(plate.x + 6, m + 4.5f, words, number);
    } else {
        text(end, m + 4.5f, words, number);
    }
    ImGui::PushID(static_cast<int>(id));
    const Touched touched = ui_.item("row", box,
                                     {.role = Role::text,
                                      .name = "Probability of " + view_.place.tokens[id],
                                      .value = words + ", the model’s " + percent(before),
                                      .now = after});
    ImGui::PopID();
    ui_.explain(touched, {bar_x, m - 10, std::max(long_before, long_after), 20}, [&] {
        return Explain{.title = "Probability of " + visible(view_.place.tokens[id]),
                       .lines = {"the model: p = " + significant(before),
                                 "after the chain: p = " + significant(after),
                                 before > 0 ? "ratio " + significant(after / before) : ""},
                       .sentence = by ? who + " removed it, so it cannot be drawn."
                                      : "What the stages removed is shared among those left, in "
                                        "the proportions that they have then.",
                       .value = full(after)};
    });
}

/// "What is left": the model in outline, the chain filled, the dice strip at its end.
float ChainFrame::result(float x, float y, float w) {
    const Pass* pass = shown_pass();
    const bool held = view_.lift && view_.dropped;
    text(x, y + 19, held ? "Dropped here" : "What is left",
         {Face::sans_bold, 15, held ? theme_.ember : theme_.ink});
    text(x + w, y + 19, "model outline, chain fill", {Face::sans, 12, theme_.ink3, 1});
    if (!pass) {
        text(x, y + 50, "Take the last word back to go on.", {Face::sans, 13, theme_.ink2});
        return y + 70;
    }
    y += 36;
    const std::vector<std::size_t> rows = rows_of(*pass);
    float names = 40;
    double most = 1e-12;
    for (const std::size_t id : rows) {
        names = std::max(names, width(visible(view_.place.tokens[id]), name_type) + 14);
        most = std::max({most, pass->model()[id], pass->probs()[id]});
    }
    const float bar_x = x + std::min(names, w * .28f);
    const float right = x + w - strip_w - strip_gap;
    const float unit = (right - bar_x - number_w) / static_cast<float>(most);
    const float tall = row_h * static_cast<float>(rows.size());
    upright(bar_x - .5f, y, tall + 2, theme_.strong);
    for (std::size_t k = 0; k < rows.size(); ++k)
        result_row(*pass, rows[k], {x, y + row_h * static_cast<float>(k), right - x, row_h}, bar_x,
                   unit);
    dice({x + w - strip_w, y, strip_w, std::max(tall, 150.f)});
    y += std::max(tall, 150.f);
    y = result_facts(x, y + 22, w);
    return roll_row(x, y + 12, narrow_ ? 48 : 36);
}

float ChainFrame::result_facts(float x, float y, float w) {
    const Pass& pass = *shown_pass();
    const std::vector<std::size_t> rows = rows_of(pass);
    double shown = 0;
    std::size_t alive = 0;
    for (const std::size_t id : rows) {
        shown += pass.probs()[id];
        alive += pass.probs()[id] > 0;
    }
    const std::size_t more = pass.left() - alive;
    float at = x;
    if (more > 0) {
        const std::string said =
            count(more) + " more " + (more == 1 ? "has " : "share ") + percent(1 - shown);
        at = text(x, y, said, {Face::sans, 13, theme_.ink2});
        explained(ui_, "more", {x, y - 14, at - x, 20}, "The others", said, [&] {
            return Explain{.title = "The others",
                           .lines = {"1 − Σ p of those above = " + significant(1 - shown)},
                           .sentence = "What the tokens that have no row here hold between them.",
                           .value = full(1 - shown)};
        });
        at += 14;
    }
    const double now = temper::exp(pass.entropy()),
                 was = temper::exp(pass.trace.stages.front().entropy_after);
    const std::string words = "perplexity " + fixed(now, 1) + ", was " + fixed(was, 1);
    const Type type{Face::sans, 13, theme_.ink3};
    if (at + width(words, type) > x + w) at = x, y += 20;
    const Box box{at, y - 14, text(at, y, words, type) - at, 20};
    const Touched touched = ui_.item(
        "perplexity", box, {.role = Role::text, .name = "Perplexity", .value = words, .now = now});
    ui_.explain(touched, box, [&] {
        return Explain{
            .title = "Perplexity = e^H",
            .lines = {"the model: e^" + fixed(pass.trace.stages.front().entropy_after, 3) + " = " +
                          fixed(was, 3),
                      "after the chain: e^" + fixed(pass.entropy(), 3) + " = " + fixed(now, 3)},
            .sentence = "As uncertain as a fair choice among so many words.",
            .value = full(now)};
    });
    return y;
}

void ChainFrame::dice(const Box& box) {
    const Pass& pass = *shown_pass();
    const DieHeld answer =
        upright_strip(ui_, box,
                      {.probs = pass.probs(),
                       .tokens = view_.place.tokens,
                       .u = view_.rolls > 0 ? std::optional(pass.trace.u) : std::nullopt,
                       .fell_ms = view_.rolled_ms,
                       .what_if = view_.what_if,
                       .ground = ground_});
    if (answer.what_if) view_.what_if = answer.what_if;
    if (answer.released) view_.what_if.reset();
    ui_.explain(answer.touched, box, [this] { return explain_die(); });
}

Explain ChainFrame::explain_die() const {
    const double u = shown_pass()->trace.u;
    return {.title = "The die",
            .lines = {"u is uniform between 0 and 1", "seed " + std::to_string(scenario_.seed) +
                                                          ", run " + count(view_.run(scenario_)) +
                                                          ": u = " + fixed(u, 6)},
            .sentence =
                "The token drawn is the first whose cumulative probability exceeds u. Drag to ask "
                "what another u would have given.",
            .value = full(u)};
}

/// Roll, and where the die fell.
float ChainFrame::roll_row(float x, float y, float h) {
    const Button roll{.label = "Roll", .name = "Roll once", .look = Look::ember, .icon = Icon::die};
    const float wide = button_width(roll) + (narrow_ ? 24 : 0);
    if (button(ui_, {x, y, wide, h}, roll).pressed) {
        ++view_.rolls;
        view_.rolled_ms = ui_.now;
        view_.what_if.reset();
        ui_.wake_in(0);
    }
    const Pass& pass = *shown_pass();
    const float left = x + wide + 14;
    const std::string where =
        "seed " + std::to_string(scenario_.seed) + ", run " + count(view_.run(scenario_));
    if (view_.rolls == 0 && !view_.what_if) {
        text(left, y + h / 2 + 4.5f, where, {Face::sans, 12, theme_.ink3});
        return y + h;
    }
    const double u = view_.what_if.value_or(pass.trace.u);
    const std::size_t landed = pick(pass.probs(), u);
    const std::string said = (view_.what_if ? "what if u = " : "u = ") + fixed(u, 4) + "  →  ";
    const Type type{Face::sans_bold, 13, theme_.ember};
    const float end = text(left, y + h / 2 - 3, said, type);
    const float room = std::max(40.f, 210 - (end - left));
    token_text(ui_, end, y + h / 2 - 2.5f, view_.place.tokens[landed],
               {Face::serif_bold, 15, theme_.ink}, room);
    text(left, y + h / 2 + 14, where, {Face::sans, 12, theme_.ink3});
    const Box box{left, y, 240, h};
    const Touched touched = ui_.item(
        "drawn", box,
        {.role = Role::status, .name = "Drawn", .value = said + view_.place.tokens[landed]});
    ui_.explain(touched, box, [this] { return explain_die(); });
    return y + h;
}

}  // namespace temper::shell
