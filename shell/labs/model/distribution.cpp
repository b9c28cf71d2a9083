#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/distribution.h"
#include "core/edit.h"
#include "core/edit_names.h"
#include "shell/draw.h"
#include "shell/labs/model/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/explained.h"
#include "shell/widgets/field.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr float row_h = 37, head_h = 28, foot_h = 48;

/// Where the columns stand, from the list's left end.
struct Columns {
    float name_w, logit, bar, bar_w, share, cross;
    explicit Columns(float w)
        : name_w(std::clamp(w * .3f, 92.f, 220.f)),
          logit(name_w + (w < 500 ? 56 : 96)),
          bar(logit + 24),
          bar_w(w - bar - 106),
          share(w - 34),
          cross(w - 26) {}
};

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

std::string ModelFrame::take_logit(std::size_t id, const std::string& typed) {
    const auto value = read_number(typed);
    if (!value || std::isnan(*value) || *value == HUGE_VAL) return "A number, or −∞, was expected";
    if (!set_logit(std::get<FixedModel>(scenario_.model), id, *value))
        return "At least one logit has to be finite";
    m_.typed.clear();
    return took("");
}

/// Typed probabilities need not sum to 1 at once: nothing changes until they are normalised.
std::string ModelFrame::take_probability(std::size_t id, const std::string& typed) {
    const auto value = read_number(typed);
    if (!value || !(*value >= 0 && *value <= 1)) return "A number from 0 to 1 was expected";
    if (m_.typed.empty()) m_.typed = m_.probs;
    m_.typed[id] = *value;
    if (std::abs(sum(m_.typed) - 1) > 1e-6) return "";
    set_probabilities(std::get<FixedModel>(scenario_.model), m_.typed);
    m_.typed.clear();
    return took("");
}

void ModelFrame::distribution_row(std::size_t id, float middle, float x, float w) {
    const FixedModel& model = *seen<FixedModel>();
    const Columns at(w);
    const std::string& token = model.tokens[id];
    swatch(x, middle, token_colour(theme_, id));
    const Type type{Face::serif, 16, theme_.ink};
    const std::string name = "Name of token " + std::to_string(id + 1);
    const Box label{x + 18, middle - 14, at.name_w - 18, 28};
    const Touched named = field(
        ui_, label, label.x, middle + 5.5f,
        {.name = name, .shown = token, .edited = token, .type = type, .drawn_by_caller = true},
        [&](const std::string& typed) {
            return typed == token ? "" : took(rename_everywhere(scenario_, token, typed));
        });
    if (ui_.editing.id != ImGui::GetID(name.c_str()))
        token_text(ui_, label.x, middle + 5.5f, token, type, label.w);
    bool removed = named.focused && ui_.keyboard && !ui_.editing.id &&
                   ImGui::IsKeyPressed(ImGuiKey_Delete, false);

    const std::vector<double> logit = logits(
        {.tokens = {""}, .values = {model.values[id]}, .probabilities = model.probabilities});
    const std::string logit_shown = number(std::round(logit[0] * 1e4) / 1e4);
    const Type value{Face::sans, 14, theme_.ink, 1};
    const Box logit_box{x + at.logit - 52, middle - 14, 52, 28};
    const Touched scored = field(ui_, logit_box, x + at.logit, middle + 5,
                                 {.name = "Logit of " + token,
                                  .shown = logit_shown,
                                  .edited = full(logit[0]),
                                  .type = value,
                                  .numeric = true},
                                 [&](const std::string& typed) { return take_logit(id, typed); });
    ui_.explain(scored, logit_box, [&] {
        return Explain{.title = "Logit of " + visible(token),
                       .lines = {model.probabilities ? "ln p = " + significant(logit[0])
                                                     : "= " + significant(logit[0])},
                       .sentence =
                           "The model’s score before softmax. Only differences count: the "
                           "same added to all changes nothing.",
                       .value = full(logit[0])};
    });

    const double p = m_.typed.empty() ? m_.probs[id] : m_.typed[id];
    const float share = static_cast<float>(p / std::max(m_.probs[m_.top], p));
    fill({x + at.bar, middle - 8, std::max(1.f, ui_.eased(ImGui::GetID("bar"), share * at.bar_w)),
          16},
         token_colour(theme_, id), 2);
    Type bold{Face::sans_bold, 14, m_.typed.empty() ? theme_.ink : theme_.warn, 1};
    const Box share_box{x + at.share - 64, middle - 14, 64, 28};
    const Touched shared =
        field(ui_, share_box, x + at.share, middle + 5,
              {.name = "Probability of " + token,
               .shown = percent(p),
               .edited = full(p),
               .type = bold,
               .numeric = true},
              [&](const std::string& typed) { return take_probability(id, typed); });
    ui_.explain(shared, share_box, [&] {
        return Explain{.title = "p = exp(logit) / sum of exp over all",
                       .lines = {"exp(" + significant(logit[0]) + ") / sum = " + percent(p)},
                       .sentence =
                           "The model’s own probability, before any sampler. Typing one "
                           "leaves the others: a sum other than 1 can be normalised.",
                       .value = full(p)};
    });

    const std::string remove_name = "Remove " + token;
    const Button remove{.label = "", .name = remove_name, .look = Look::quiet, .icon = Icon::cross};
    removed |= button(ui_, {x + at.cross, middle - 13, 26, 26}, remove).pressed;
    if (!removed) return;
    if (remove_token(std::get<FixedModel>(scenario_.model), id)) replace(scenario_.model);
    else ui_.notices.push_back("The last token with any probability stays");
}

/// The table of all tokens, of which those in sight are drawn.
float ModelFrame::distribution(const Box& box) {
    const std::size_t n = seen<FixedModel>()->tokens.size();
    const Columns at(box.w);
    const Type type{Face::sans_bold, 12, theme_.ink2};
    text(box.x + 18, box.y + 14, "Token", type);
    text(box.x + at.logit, box.y + 14, "Logit", {type.face, 12, theme_.ink2, 1});
    text(box.x + at.bar, box.y + 14, "Probability", type);
    level(box.x, box.y + head_h - 4, box.w, theme_.strong);

    const float most = box.h - head_h - foot_h;
    const float tall = std::min(most, row_h * static_cast<float>(n));
    const Box rows{box.x, box.y + head_h, box.w, tall};
    const std::size_t nodes = ui_.nodes.size();
    ImGui::PushClipRect({rows.x - 8, rows.y}, {rows.right() + 8, rows.bottom()}, true);
    const auto first = static_cast<std::size_t>(m_.list.offset() / row_h);
    const std::size_t last =
        std::min(n, first + static_cast<std::size_t>(rows.h / row_h) + 2);  // one below to tab to
    for (std::size_t id = first > 0 ? first - 1 : 0; id < last; ++id) {
        const double top = static_cast<double>(id) * row_h - m_.list.offset();
        const float middle = rows.y + static_cast<float>(top) + row_h / 2;
        ImGui::PushID(static_cast<int>(id));
        distribution_row(id, middle, rows.x, rows.w);
        ImGui::PopID();
        level(rows.x, middle + row_h / 2 - 1, rows.w, theme_.line);
    }
    ImGui::PopClipRect();
    m_.list.update(ui_, rows, row_h * static_cast<float>(n), nodes);
    return distribution_foot(box.x, rows.bottom() + 10, box.w);
}

float ModelFrame::distribution_foot(float x, float y, float w) {
    auto& model = std::get<FixedModel>(scenario_.model);
    const Button add{.label = "Add token", .look = Look::quiet, .icon = Icon::plus};
    if (button(ui_, {x - 8, y, button_width(add), 32}, add).pressed) {
        if (model.tokens.size() < max_vocabulary) {
            add_token(model);
            changed_ = true;
        } else {
            ui_.notices.push_back("A vocabulary holds at most " + count(max_vocabulary));
        }
    }
    if (m_.typed.empty()) {
        const Type hint{Face::sans, 12, theme_.ink3, 1};
        const std::string words = count(model.tokens.size()) + " tokens, entropy " +
                                  fixed(entropy(m_.probs), 2) + " nats";
        text(x + w, y + 20, words, hint);
        const float wide = width(words, hint);
        explained(ui_, "entropy", {x + w - wide, y + 6, wide, 22}, "Entropy", words, [&] {
            return Explain{.title = "Entropy H = −Σ p ln p",
                           .lines = {"over " + count(model.tokens.size()) +
                                     " tokens: " + fixed(entropy(m_.probs), 4) + " nats"},
                           .sentence = "0 when one token is certain, ln n when all n are equal.",
                           .value = full(entropy(m_.probs))};
        });
        return y + 38;
    }
    const double total = sum(m_.typed);
    const std::string label = "Normalise (sum is " + fixed(total, 2) + ")";
    const Button act{.label = label, .disabled = !(total > 0)};
    const Button drop{.label = "Discard", .look = Look::quiet};
    const float drop_w = button_width(drop), act_w = button_width(act);
    if (button(ui_, {x + w - drop_w - act_w - 4, y, act_w, 32}, act).pressed) {
        set_probabilities(model, m_.typed);
        m_.typed.clear();
        changed_ = true;
    }
    if (button(ui_, {x + w - drop_w, y, drop_w, 32}, drop).pressed) m_.typed.clear();
    return y + 38;
}

}  // namespace temper::shell
