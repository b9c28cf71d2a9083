#include <algorithm>

#include "core/math.h"
#include "shell/draw.h"
#include "shell/labs/chain/lab.h"
#include "shell/labs/chain/presets.h"
#include "shell/numbers.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr std::size_t most_groups = 8;

std::string words(std::size_t n) {
    return count(n) + (n == 1 ? " word" : " words");
}

std::string lower(std::string_view title) {
    std::string name(title);
    const bool abbreviation = name.size() > 1 && name[1] >= 'A' && name[1] <= 'Z';
    if (!abbreviation)
        name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
    return name;
}

}  // namespace

/// A remark on ice: what another order would give, and the way to try them all.
float ChainFrame::lesson(float x, float y, float w) {
    const Type strong{Face::sans_bold, 13, theme_.ink}, plain{Face::sans, 13, theme_.ink2};
    std::string head = "The same numbers in another order can give other words.";
    std::string body;
    if (view_.lift && view_.pass) {
        const std::string name = lower(title_of(view_.lift->from));
        const std::size_t now = view_.pass->left();
        if (!view_.dropped) body = "Move it to another place to see what it leaves there.";
        else if (view_.dropped->left() != now)
            body = "Dropped here, " + name + " leaves " + words(view_.dropped->left()) + ", not " +
                   count(now) + ".";
        else if (std::abs(view_.dropped->given_up - view_.pass->given_up) > 1e-9 ||
                 std::abs(view_.dropped->entropy() - view_.pass->entropy()) > 1e-9)
            body = "Dropped here, " + name + " leaves as many words with other odds.";
        else body = "Dropped here, " + name + " changes nothing: this order gives the same.";
    } else if (view_.trial_stages.size() < 2) {
        body = "With two stages or more that do something, every order can be tried.";
    }
    const bool offer = !view_.lift && view_.trial_stages.size() >= 2;
    const auto heads = wrapped(head, strong, w - 28), bodies = wrapped(body, plain, w - 28);
    const float lines = static_cast<float>(heads.size() + (body.empty() ? 0 : bodies.size()));
    const float h = 20 + lines * 20 + (offer ? 36 : 0);
    fill({x, y, w, h}, theme_.ice_tint, 10);
    float at = y + 24;
    for (const std::string& l : heads) text(x + 14, at, l, strong), at += 20;
    if (!body.empty())
        for (const std::string& l : bodies) text(x + 14, at, l, plain), at += 20;
    ui_.state(
        {.role = Role::status, .name = "Order", .value = head + " " + body, .box = {x, y, w, h}});
    if (offer) {
        const Button act{
            .label = view_.trials_open ? "Close" : "What if in another order",
            .name = view_.trials_open ? "Close the other orders" : "What if in another order",
            .on = view_.trials_open};
        if (button(ui_, {x + 14, at - 9, button_width(act), 30}, act).pressed)
            view_.trials_open = !view_.trials_open;
    }
    y += h;
    return offer && view_.trials_open ? trials(x, y + 14, w) : y;
}

/// Every order of the chosen stages, those that come to the same in one line.
float ChainFrame::trials(float x, float y, float w) {
    const OrderTrials& t = view_.trials;
    const auto& groups = t.groups();
    const Type plain{Face::sans, 13, theme_.ink2};
    std::string said = count(t.tried()) + " orders of " + count(view_.trial_stages.size()) +
                       " stages give " + count(groups.size()) +
                       (groups.size() == 1 ? " result" : " different results");
    if (t.tried() < t.total())
        said = count(t.tried()) + " of " + count(t.total()) + " orders tried";
    text(x, y + 14, said, {Face::sans_bold, 13, theme_.ink});
    ui_.state({.role = Role::status, .name = "Orders", .value = said, .box = {x, y, w, 20}});
    y += 28;
    // Which stages take part: all that could, at most five at once.
    float at = x;
    for (std::size_t i = 0; i < chain_.samplers.size(); ++i) {
        if (!chain_.samplers[i].on) continue;
        const auto part = std::find(view_.trial_stages.begin(), view_.trial_stages.end(), i);
        const bool in = part != view_.trial_stages.end();
        const std::string title = title_of(i),
                          name = title + (in ? " takes part" : " stays in its place");
        const Button act{.label = title,
                         .name = name,
                         .look = in ? Look::outlined : Look::quiet,
                         .disabled = !in && view_.trial_stages.size() >= OrderTrials::most,
                         .on = in};
        const float wide = button_width(act) - 8;
        if (at + wide > x + w) at = x, y += 32;
        ImGui::PushID(static_cast<int>(i));
        const Touched touched = button(ui_, {at, y, wide, 26}, act);
        ImGui::PopID();
        at += wide + 6;
        if (!touched.pressed) continue;
        if (in) view_.trial_stages.erase(part);
        else
            view_.trial_stages.insert(
                std::upper_bound(view_.trial_stages.begin(), view_.trial_stages.end(), i), i);
        ui_.wake_in(0);
        break;
    }
    y += 36;
    for (std::size_t k = 0; k < std::min(groups.size(), most_groups); ++k) {
        ImGui::PushID(static_cast<int>(k));
        y = trial_group(groups[k], x, y, w);
        ImGui::PopID();
    }
    if (groups.size() > most_groups) {
        text(x, y + 16, "and " + count(groups.size() - most_groups) + " results more", plain);
        y += 24;
    }
    return y;
}

/// One result and the first of the orders that give it; pressed, the chain takes that order.
float ChainFrame::trial_group(const OrderGroup& group, float x, float y, float w) {
    const std::vector<std::size_t>& order = group.orders.front();
    std::string names;
    for (const std::size_t i : order)
        if (std::find(view_.trial_stages.begin(), view_.trial_stages.end(), i) !=
            view_.trial_stages.end())
            names += (names.empty() ? "" : " → ") + title_of(i);
    const Type plain{Face::sans, 13, theme_.ink2}, small{Face::sans, 12, theme_.ink3};
    std::vector<std::string> lines = wrapped(names, plain, w - 24);
    const float h = 34 + 18 * static_cast<float>(lines.size()) + (group.orders.size() > 1 ? 16 : 0);
    const Box box{x - 8, y, w + 16, h};
    const std::string result = words(group.left) + ", " + percent(group.given_up) +
                               " given up, perplexity " + fixed(temper::exp(group.entropy), 2);
    const Touched touched =
        ui_.item("group", box,
                 {.role = Role::button,
                  .name = names,
                  .value = result + ", " + count(group.orders.size()) + " orders",
                  .on = group.present});
    ui_.explain(touched, box, [&] {
        return Explain{.title = words(group.left) + " left",
                       .lines = {"given up: Σ p of the removed = " + significant(group.given_up),
                                 "perplexity e^H = e^" + fixed(group.entropy, 3) + " = " +
                                     fixed(temper::exp(group.entropy), 3)},
                       .sentence = count(group.orders.size()) +
                                   (group.orders.size() == 1 ? " order gives" : " orders give") +
                                   " exactly this. Press to take the one that is written here.",
                       .value = full(group.given_up)};
    });
    if (touched.hovered || group.present) fill(box, theme_.sunken, 8);
    level(x, y, w, theme_.line);
    text(x, y + 21, words(group.left), {Face::sans_bold, 13, theme_.ink});
    text(x + 72, y + 21,
         fitted(percent(group.given_up) + " given up, perplexity " +
                    fixed(temper::exp(group.entropy), 2),
                plain, w - 72 - 60),
         plain);
    if (group.present) text(x + w, y + 21, "as now", {Face::sans, 12, theme_.ink3, 1});
    float at = y + 41;
    for (const std::string& l : lines) text(x, at, l, plain), at += 18;
    if (group.orders.size() > 1)
        text(x, at - 1,
             "and " + count(group.orders.size() - 1) +
                 (group.orders.size() == 2 ? " order more" : " orders more"),
             small);
    if (touched.pressed && !group.present) later_ = [this, order] { apply_order(order); };
    return y + h;
}

/// A preset in the chain's place.
void ChainFrame::take_chain(std::vector<Stage> samplers, std::string said) {
    later_ = [this, samplers = std::move(samplers), said = std::move(said)] {
        chain_.samplers = samplers;
        view_.ids.clear();
        view_.open.clear();
        view_.own.reset();
        view_.moved = said;
    };
}

float ChainFrame::presets(float x, float y, float w) {
    text(x, y + 16, "Settings by use", {Face::sans_bold, 15, theme_.ink});
    y += 28;
    const float row_h = narrow_ ? 48 : 34;
    const float t_x = x + std::clamp(w * .5f, 150.f, 206.f), s_x = t_x + 44;
    for (const Use& use : uses()) {
        ImGui::PushID(use.name.data());
        const bool two = use.readings.size() > 1;
        const bool now =
            std::any_of(use.readings.begin(), use.readings.end(),
                        [&](const Reading& r) { return r.samplers == chain_.samplers; });
        const float h = row_h + (two ? 34 : 0);
        const Box box{x - 8, y, w + 16, row_h};
        const std::string what =
            "T " + std::string(use.temperature) + ", " + std::string(use.strategy);
        Touched touched;
        if (!two)
            touched = ui_.item(
                "use", box,
                {.role = Role::button, .name = std::string(use.name), .value = what, .on = now});
        if (now || touched.hovered) fill({box.x, y, box.w, h}, theme_.sunken, 8);
        else level(x, y, w, theme_.line);
        const float m = y + row_h / 2;
        disc({x + 6, m}, 5, temperature_colour(theme_, use.typical));
        text(x + 20, m + 5, fitted(use.name, {Face::sans, 14}, t_x - x - 50),
             {now ? Face::sans_bold : Face::sans, 14, theme_.ink});
        text(t_x, m + 4.7f, use.temperature, {Face::sans_bold, 13, theme_.ink, .5f});
        text(s_x, m + 4.7f, fitted(use.strategy, {Face::sans, 13}, x + w - s_x),
             {Face::sans, 13, theme_.ink2});
        if (touched.pressed) take_chain(use.readings.front().samplers, "taken: " + lower(use.name));
        ui_.explain(touched, box, [&] {
            return Explain{
                .title = std::string(use.name),
                .lines = {"T " + std::string(use.temperature) + ", " + std::string(use.strategy)},
                .sentence = "Press to take T " + number(use.typical) +
                            " within that. One undo brings your chain back.",
                .value = number(use.typical)};
        });
        if (two) {
            float at = x + 20;
            for (const Reading& reading : use.readings) {
                const std::string name = std::string(use.name) + ": " + std::string(reading.label);
                const Button act{.label = reading.label,
                                 .name = name,
                                 .on = reading.samplers == chain_.samplers};
                const float wide = button_width(act) - 6;
                if (button(ui_, {at, y + row_h - 4, wide, 28}, act).pressed)
                    take_chain(reading.samplers, "taken: " + lower(use.name));
                at += wide + 8;
            }
            const Type warn{Face::sans, 12, theme_.warn};
            text(at + 2, y + row_h + 14, fitted(use.remark, warn, x + w - at - 2), warn);
        }
        y += h + (two ? 6 : 0);
        ImGui::PopID();
    }
    return y;
}

}  // namespace temper::shell
