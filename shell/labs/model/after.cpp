#include <algorithm>
#include <numeric>

#include "core/models/words.h"
#include "shell/draw.h"
#include "shell/labs/model/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/explained.h"
#include "shell/widgets/field.h"
#include "shell/widgets/token.h"

namespace temper::shell {
namespace {

constexpr std::size_t most_rows = 8;

std::string joined(const std::vector<std::string>& tokens) {
    std::string all;
    for (const std::string& token : tokens) all += (all.empty() ? "" : " ") + token;
    return all;
}

}  // namespace

std::vector<std::string> prompt_words(const Model& model, const std::string& text) {
    std::vector<std::string> tokens;
    if (std::holds_alternative<NgramModel>(model)) {
        for (const Word& word : words(text))
            if (!word.ends_paragraph()) tokens.emplace_back(word.in(text));
        return tokens;
    }
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) tokens.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return tokens;
}

std::string ModelFrame::take_prompt(const std::string& typed) {
    std::vector<std::string> tokens = prompt_words(seen_.model, typed);
    if (seen<MarkovModel>())
        for (const std::string& token : tokens)
            if (!m_.model->names().find(token)) return "“" + token + "” is not on the map";
    if (tokens == scenario_.prompt) return "";
    scenario_.prompt = std::move(tokens);
    return took("");
}

/// What stands before the first word that is drawn.
float ModelFrame::prompt(float x, float y, float w) {
    heading(x, y + 14, "Prompt", "what stands before the first draw", w);
    const std::string words = joined(seen_.prompt);
    const Box box{x, y + 26, w, 36};
    fill(box, theme_.surface, 8);
    outline(box, theme_.strong, 8);
    const Type type{Face::serif, 16, words.empty() ? theme_.ink3 : theme_.ink};
    const std::string shown =
        fitted(words.empty() ? "none: the text begins here" : words, type, w - 24);
    field(ui_, {box.x + 10, box.y + 3, box.w - 20, 30}, box.x + 12, box.middle() + 5.5f,
          {.name = "Prompt", .shown = shown, .edited = words, .type = type},
          [this](const std::string& typed) { return take_prompt(typed); });
    return box.bottom();
}

/// The distribution after the prompt, the most probable first.
float ModelFrame::next_words(float x, float y, float w) {
    const auto prompt = m_.model->ids(seen_.prompt);
    const bool ended = m_.model->ends({.tokens = prompt, .prompt = prompt.size()});
    heading(x, y + 14, "Next word", ended ? "" : "before any sampler", w);
    y += 26;
    if (ended) {
        text(x, y + 14, "The prompt ends the text: nothing follows.",
             {Face::sans, 13, theme_.ink2});
        return y + 24;
    }
    std::vector<std::size_t> order(m_.probs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto shown = std::min(order.size(), most_rows);
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown),
                      order.end(), [&](std::size_t a, std::size_t b) {
                          return m_.probs[a] != m_.probs[b] ? m_.probs[a] > m_.probs[b] : a < b;
                      });
    const float name_w = std::min(140.f, w * .4f), bar_w = w - name_w - 70;
    double rest = 1;
    for (std::size_t i = 0; i < shown; ++i, y += 28) {
        const std::size_t id = order[i];
        const double p = m_.probs[id];
        rest -= p;
        const auto colour = m_.model->names().find(m_.next.tokens[id]).value_or(0);
        swatch(x, y + 14, token_colour(theme_, static_cast<std::size_t>(colour)));
        token_text(ui_, x + 18, y + 19, m_.next.tokens[id], {Face::serif, 16, theme_.ink},
                   name_w - 22);
        fill({x + name_w, y + 7, std::max(1.f, static_cast<float>(p / m_.probs[m_.top]) * bar_w),
              14},
             token_colour(theme_, static_cast<std::size_t>(colour)), 2);
        const Box box{x + w - 62, y + 2, 62, 24};
        ImGui::PushID(static_cast<int>(i));
        const Touched touched = ui_.item("p", box,
                                         {.role = Role::text,
                                          .name = "Probability of " + m_.next.tokens[id],
                                          .value = percent(p)});
        ImGui::PopID();
        text(x + w, y + 18.7f, percent(p), {Face::sans_bold, 13, theme_.ink, 1});
        ui_.explain(touched, box, [&] {
            return Explain{.title = "P(" + visible(m_.next.tokens[id]) + " | prompt)",
                           .lines = {"the model’s own: " + significant(p)},
                           .sentence =
                               "What the model gives this word after the prompt, before "
                               "any sampler.",
                           .value = full(p)};
        });
    }
    if (order.size() > shown) {
        const Type type{Face::sans, 13, theme_.ink2};
        const std::string words =
            "and " + count(order.size() - shown) + " more, " + percent(std::max(rest, 0.));
        text(x, y + 16, words, type);
        explained(ui_, "rest", {x, y + 2, width(words, type), 22}, "The others", words, [&] {
            return Explain{.title = "The others",
                           .lines = {"1 − Σ p of those above = " + significant(rest)},
                           .sentence = "What the words that have no row here hold between them.",
                           .value = full(rest)};
        });
    }
    return y + (order.size() > shown ? 28 : 0);
}

}  // namespace temper::shell
