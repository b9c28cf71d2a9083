#include "core/edit_markov.h"
#include "core/math.h"
#include "shell/draw.h"
#include "shell/labs/model/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/explained.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr std::size_t fixed_kind = 0, markov_kind = 1, ngram_kind = 2;

/// What would become of the model, and the words on the button that does it.
struct Offer {
    std::string words;
    std::string_view act;
};

Offer offer_of(const Scenario& scenario, std::size_t kind, std::size_t next) {
    const std::string n = count(next) + (next == 1 ? " word" : " words");
    if (kind == fixed_kind)
        return {"One distribution for every step: the " + n +
                    " that can follow the prompt, with the probabilities they have there. What "
                    "comes after them is given up.",
                "Make it a distribution"};
    if (std::holds_alternative<NgramModel>(scenario.model))
        return {
            "A map of which word follows which in the text, weighted by how often. It looks "
            "one word back; the text itself is given up.",
            "Make it a map"};
    return {scenario.prompt.empty()
                ? "A map whose start leads to these " + n +
                      ", where texts end. Then arrows can be "
                      "added from word to word."
                : "A map that leads from the start through the prompt to these " + n +
                      ", where texts end. Then arrows can be added from word to word.",
            "Make it a map"};
}

}  // namespace

float ModelFrame::offer(const Box& box) {
    if (m_.kind == ngram_kind) {
        const float end = corpus({box.x, box.y, box.w, box.h - 48});
        const Button learn{.label = "Learn from this text", .disabled = m_.draft.empty()};
        const bool asked = button(ui_, {box.x, end + 4, button_width(learn), 36}, learn).pressed;
        if (asked && fault_of_corpus(m_.draft).empty())
            replace(NgramModel{.corpus = std::move(m_.draft)});
        return end + 48;
    }
    const Offer offer = offer_of(seen_, m_.kind, m_.next.tokens.size());
    const Type type{Face::serif, 17, theme_.ink};
    const float room = std::min(box.w - 48, 520.f);
    const auto lines = wrapped(offer.words, type, room);
    const Box card{box.x, box.y, box.w, 96 + 26 * static_cast<float>(lines.size())};
    dashed_outline(card, theme_.strong);
    float y = card.y + 38;
    for (const std::string& l : lines) {
        text(card.x + 24, y, l, type);
        y += 26;
    }
    const Button make{.label = offer.act}, back{.label = "Leave it", .look = Look::quiet};
    const float wide = button_width(make);
    if (button(ui_, {card.x + 24, y, wide, 36}, make).pressed) {
        const auto* learned = seen<NgramModel>();
        if (m_.kind == fixed_kind) replace(m_.next);
        else if (m_.kind == markov_kind && learned) replace(to_markov(*learned));
        else replace(to_markov(m_.next, seen_.prompt));
    }
    if (button(ui_, {card.x + 32 + wide, y, button_width(back), 36}, back).pressed)
        m_.kind = seen_.model.index();
    return card.bottom();
}

/// A recording's positions: what was drawn, how probable it was, and what was not reported.
float ModelFrame::recording(const Box& box) {
    constexpr float row_h = 33, head_h = 28;
    const auto& positions = seen<ReplayModel>()->positions;
    const Type head{Face::sans_bold, 12, theme_.ink2};
    const float p_at = box.x + box.w * .45f, n_at = box.x + box.w * .7f;
    text(box.x, box.y + 14, "Recorded", head);
    text(p_at, box.y + 14, "Probability", {head.face, 12, theme_.ink2, 1});
    text(n_at, box.y + 14, "Alternatives", {head.face, 12, theme_.ink2, 1});
    text(box.right(), box.y + 14, "Not reported", {head.face, 12, theme_.ink2, 1});
    level(box.x, box.y + head_h - 4, box.w, theme_.strong);
    const float all = row_h * static_cast<float>(positions.size());
    const Box rows{box.x, box.y + head_h, box.w, std::min(all, box.h - head_h)};
    ImGui::PushClipRect({rows.x, rows.y}, {rows.right(), rows.bottom()}, true);
    const auto first = static_cast<std::size_t>(m_.list.offset() / row_h);
    const std::size_t last =
        std::min(positions.size(), first + static_cast<std::size_t>(rows.h / row_h) + 2);
    const Type value{Face::sans, 13, theme_.ink, 1};
    for (std::size_t i = first; i < last; ++i) {
        const auto& at = positions[i];
        const float y = rows.y + row_h * (static_cast<float>(i) + .5f) - m_.list.offset() + 5;
        token_text(ui_, rows.x, y, at.token, {Face::serif, 16, theme_.ink}, box.w * .3f);
        const std::string p = percent(temper::exp(at.logprob));
        text(p_at, y, p, value);
        text(n_at, y, count(at.alternatives.size()), value);
        text(rows.right(), y, percent(at.tail), value);
        ImGui::PushID(static_cast<int>(i));
        explained(ui_, "position", {rows.x, y - 20, rows.w, row_h}, visible(at.token), p, [&] {
            return Explain{.title = "Position " + count(i + 1) + ": " + visible(at.token),
                           .lines = {"logprob = " + significant(at.logprob) + ", p = e^logprob",
                                     "not reported: " + significant(at.tail)},
                           .sentence = "As the API reported it, before any sampler.",
                           .value = full(at.logprob)};
        });
        ImGui::PopID();
    }
    ImGui::PopClipRect();
    m_.list.update(ui_, rows, all, ui_.nodes.size());
    return rows.bottom();
}

}  // namespace temper::shell
