#include <algorithm>

#include "shell/draw.h"
#include "shell/labs/generate/generate.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/sentence.h"

namespace temper::shell {
namespace {

constexpr std::size_t most_excerpts = 3, around = 34;  // bytes on each side

/// Up to `around` bytes of `corpus` before `offset`, from a word's beginning.
std::string before(std::string_view corpus, std::size_t offset) {
    std::size_t from = offset > around ? offset - around : 0;
    if (from > 0)
        while (from < offset && corpus[from] != ' ' && corpus[from] != '\n') ++from;
    return (from > 0 ? "…" : "") + std::string(corpus.substr(from, offset - from));
}

/// The same after it, to a word's end.
std::string after(std::string_view corpus, std::size_t offset) {
    std::size_t to = std::min(corpus.size(), offset + around);
    if (to < corpus.size())
        while (to > offset && corpus[to] != ' ' && corpus[to] != '\n') --to;
    return std::string(corpus.substr(offset, to - offset)) + (to < corpus.size() ? "…" : "");
}

std::string in_words(const Source& source, std::string_view token) {
    const std::string name = "“" + std::string(token) + "”";
    const std::string times =
        source.places == 1 ? " stands once" : " stands " + count(source.places) + " times";
    if (!source.given.empty()) return name + times + " after “" + source.given + "”.";
    return name + times + " in the text, but never after what stands here: a guess from its parts.";
}

}  // namespace

const std::optional<Source>& GenerateWork::source(std::size_t step, std::int32_t token) {
    if (source_step_ == step && source_token_ == token) return source_;
    source_step_ = step;
    source_token_ = token;
    source_.reset();
    const auto* learned = std::get_if<NgramModel>(&seen_->model);
    if (!learned || step > text_->steps().size()) return source_;
    std::vector<std::int32_t> tokens = text_->setup().prompt;
    const std::size_t prompt = tokens.size();
    const auto drawn = text_->tokens().first(step);
    tokens.insert(tokens.end(), drawn.begin(), drawn.end());
    const Seen seen = static_cast<const Ngram&>(*model_).seen({tokens, prompt}, token);
    const std::size_t known = std::min(seen.context, tokens.size());
    source_ = Source{.places = seen.places.size(),
                     .given = visible_text(model_->text(std::span(tokens).last(known)))};
    if (known == 0) source_->given.clear();
    for (std::size_t i = 0; i < std::min(most_excerpts, seen.places.size()); ++i) {
        const auto [offset, size] = seen.places[i];
        source_->excerpts.push_back({before(learned->corpus, offset),
                                     std::string(learned->corpus, offset, size),
                                     after(learned->corpus, offset + size)});
    }
    return source_;
}

/// Where in the text it was learned from the token looked at stands; returns the bottom.
float GenerateFrame::sources(float x, float y, float w) {
    const std::size_t step = here();
    const auto& steps = m_.work.text().steps();
    if (step >= steps.size() && !m_.work.look()) return y;
    const std::int32_t token = m_.pointed            ? *m_.pointed
                               : step < steps.size() ? steps[step].token
                                                     : m_.work.look()->trace.token;
    const std::optional<Source>& source = m_.work.source(step, token);
    if (!source) return y;
    text(x, y + 18, "Where it comes from", {Face::sans_bold, 15, theme_.ink});
    const std::string told = in_words(*source, visible(m_.work.name(token)));
    const Type body{Face::sans, 13, theme_.ink2};
    const float top = y;
    y += 40;
    for (const std::string& l : wrapped(told, body, w)) {
        text(x, y, l, body);
        y += 18;
    }
    y += 10;
    std::string said = told;
    const Type around_it{Face::serif, 15, theme_.ink3}, word{Face::serif_bold, 15, theme_.ink};
    for (const Source::Excerpt& excerpt : source->excerpts) {
        std::vector<Run> runs = {
            {visible_text(excerpt.before), around_it},
            {excerpt.word.empty() ? "¶" : visible_text(excerpt.word), word},
            {excerpt.after.empty() ? "" : visible_text(excerpt.after), around_it}};
        upright(x, y - 13, 20, theme_.ember);
        y = flow(runs, x + 12, y + 1, w - 12, 21) + 32;
        said += " " + excerpt.before + excerpt.word + excerpt.after;
    }
    if (source->places > source->excerpts.size()) {
        text(x, y - 4, "and " + count(source->places - source->excerpts.size()) + " more places",
             {Face::sans, 12, theme_.ink3});
        y += 18;
    }
    ui_.state({.role = Role::text,
               .name = "Where it comes from",
               .value = said,
               .box = {x, top, w, y - top},
               .now = static_cast<double>(source->places)});
    return y;
}

}  // namespace temper::shell
