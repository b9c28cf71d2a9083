#include <algorithm>

#include "core/models/words.h"
#include "shell/draw.h"
#include "shell/labs/model/lab.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/field.h"

namespace temper::shell {
namespace {

constexpr float line_h = 25, pad = 16;
constexpr std::size_t most_shown = 100'000;    // bytes; the rest is there but not laid out
constexpr std::size_t most_bytes = 6'000'000;  // a scenario holds 8 MB of JSON
constexpr Type body{Face::serif, 16};

std::size_t whole_characters(std::string_view text, std::size_t bytes) {
    if (bytes >= text.size()) return text.size();
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return bytes;
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t more = lead < 0x80                   ? 0
                                 : lead >= 0xC2 && lead < 0xE0 ? 1
                                 : lead >= 0xE0 && lead < 0xF0 ? 2
                                 : lead >= 0xF0 && lead < 0xF5 ? 3
                                                               : text.size();
        if (more > text.size() - i - 1) return false;
        for (std::size_t k = 1; k <= more; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
        i += more + 1;
    }
    return true;
}

/// The bytes of the character that begins at `at`.
std::size_t character(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return end - at;
}

/// Words as they are drawn: what cannot be seen as its picture, a break from elsewhere as none.
std::string drawn(std::string_view words) {
    if (!words.empty() && words.back() == '\r') words.remove_suffix(1);
    return words.empty() ? "" : visible_text(words);
}

/// Whether it has Hebrew or Arabic letters, or others of theirs: U+0590 to U+08FF.
bool right_to_left(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]),
                   next = static_cast<unsigned char>(text[i + 1]);
        if ((lead >= 0xD6 && lead <= 0xDF) || (lead == 0xE0 && next >= 0xA0 && next <= 0xA3))
            return true;
    }
    return false;
}

}  // namespace

std::string fault_of_corpus(std::string_view text) {
    if (!is_utf8(text)) return "This is no text in UTF-8: save it as such and try again";
    if (text.size() > most_bytes) return "At most 6 MB of text were expected";
    return words(text).empty() ? "At least one word was expected" : "";
}

/// Breaks what is shown of `text` into lines of `w`, once for each text and width.
void ModelFrame::wrap_text(std::string_view text, float w) {
    const std::string_view shown = text.substr(0, whole_characters(text, most_shown));
    if (m_.text_width == w && m_.text_shown == shown) return;
    m_.text_shown = shown;
    m_.text_width = w;
    m_.text_lines.clear();
    m_.text_right_to_left = right_to_left(shown);
    const float space = width(" ", body);
    std::size_t from = 0, at = 0;
    float used = 0;
    const auto end_line = [&](std::size_t end, std::size_t next) {
        m_.text_lines.push_back({from, end - from});
        from = next;
        used = 0;
    };
    while (at < shown.size()) {
        if (shown[at] == '\n') {
            end_line(at, at + 1);
            ++at;
            continue;
        }
        std::size_t end = shown.find_first_of(" \n", at + 1);
        end = std::min(end, shown.size());
        const std::string_view word = shown.substr(at, end - at);
        const bool spaced = word[0] == ' ';
        const float wide = width(drawn(word.substr(spaced)), body) + (spaced ? space : 0);
        if (used + wide > w && used > 0) end_line(at, at + spaced);
        used += wide;
        if (wide > w) {  // longer than a line: broken where it has to be
            used = 0;
            for (std::size_t c = at + spaced; c < end; c += character(shown, c)) {
                const float one = width(drawn(shown.substr(c, character(shown, c))), body);
                if (used + one > w && used > 0) end_line(c, c);
                used += one;
            }
        }
        at = end;
    }
    if (from < shown.size()) end_line(shown.size(), shown.size());
}

std::string ModelFrame::take_corpus(const std::string& typed) {
    if (std::string fault = fault_of_corpus(typed); !fault.empty()) return fault;
    auto* model = std::get_if<NgramModel>(&scenario_.model);
    if (!model) {
        m_.draft = typed;
        return "";
    }
    if (model->corpus == typed) return "";
    replace(NgramModel{.order = model->order, .corpus = typed, .unknown = model->unknown});
    return "";
}

/// The text that was learned from, or the one that could be: pressing it edits it.
float ModelFrame::corpus(const Box& box) {
    const auto* learned = seen<NgramModel>();
    const std::string& whole = learned ? learned->corpus : m_.draft;
    const Box frame{box.x, box.y, box.w, box.h - 44};
    fill(frame, theme_.surface, 12);
    const Box inner{frame.x + pad, frame.y + 12, frame.w - 2 * pad, frame.h - 24};
    const Touched touched =
        field(ui_, frame, inner.x, inner.y + 18,
              {.name = "Text to learn from",
               .shown = whole.empty() ? "empty" : count(whole.size()) + " bytes",
               .edited = whole,
               .type = {body.face, body.px, theme_.ink},
               .lines = true,
               .drawn_by_caller = true},
              [this](const std::string& typed) { return take_corpus(typed); });
    const bool editing = ui_.editing.id == ImGui::GetID("Text to learn from");
    outline(frame, touched.hovered ? theme_.strong : theme_.line, 12);
    if (!editing && whole.empty())
        text(inner.x, inner.y + 18, "Type or paste a text here, or drop a text file.",
             {body.face, body.px, theme_.ink3});
    if (!editing) {
        wrap_text(whole, inner.w);
        ImGui::PushClipRect({inner.x, inner.y}, {inner.right(), inner.bottom()}, true);
        const auto first = static_cast<std::size_t>(m_.text.offset() / line_h);
        const std::size_t last =
            std::min(m_.text_lines.size(), first + static_cast<std::size_t>(inner.h / line_h) + 2);
        for (std::size_t i = first; i < last; ++i) {
            const auto& l = m_.text_lines[i];
            text(inner.x, inner.y + 18 + line_h * static_cast<float>(i) - m_.text.offset(),
                 drawn(std::string_view(m_.text_shown).substr(l.offset, l.size)),
                 {body.face, body.px, theme_.ink});
        }
        ImGui::PopClipRect();
        m_.text.update(ui_, frame, line_h * static_cast<float>(m_.text_lines.size()) + 24,
                       ui_.nodes.size());
    }
    const Button file{.label = "Open a text file…", .look = Look::quiet, .icon = Icon::file};
    const float y = frame.bottom() + 8;
    if (button(ui_, {box.x - 8, y, button_width(file), 32}, file).pressed)
        frame_.choose_file = true;
    std::string words;
    if (editing)
        words = ui_.platform.apple() ? "⌘ Enter takes it, Esc leaves it as it was"
                                     : "Ctrl+Enter takes it, Esc leaves it as it was";
    else if (whole.size() > most_shown)
        words = "and " + count(whole.size() - most_shown) + " bytes more, not shown";
    else if (m_.text_right_to_left)
        words = "Letters stand one by one, from left to right, in the order of the text";
    const Type hint{Face::sans, 12, theme_.ink3, 1};
    text(box.right(), y + 20, fitted(words, hint, box.w - button_width(file) - 8), hint);
    if (!words.empty())
        ui_.state({.role = Role::status,
                   .name = "About the text",
                   .value = words,
                   .box = {box.x + button_width(file), y, box.w - button_width(file), 32}});
    return frame.bottom() + 44;
}

/// How far back the model looks, and what it read.
float ModelFrame::text_facts(float x, float y, float w) {
    heading(x, y + 14, "Order", "how many words make one piece", w);
    constexpr std::string_view orders[] = {"2", "3", "4", "5"};
    auto& model = std::get<NgramModel>(scenario_.model);
    int chosen = model.order - 2;
    ImGui::PushID("order");
    if (segmented(ui_, {x, y + 26, w, 32}, orders, chosen)) {
        model.order = chosen + 2;
        changed_ = true;
    }
    ImGui::PopID();
    const std::string words = "A word is chosen by the " + count(model.order - 1) +
                              (model.order == 2 ? " word" : " words") +
                              " before it; where those never stood together, by fewer.";
    y += 80;
    const Type type{Face::sans, 13, theme_.ink2};
    for (const std::string& l : wrapped(words, type, w)) {
        text(x, y, l, type);
        y += 19;
    }
    const float third = w / 3;
    fact(ui_, x, y + 14, {.label = "Words", .value = count(m_.words), .px = 20}, [this] {
        return Explain{.title = "Words",
                       .lines = {"words and punctuation marks, each counted"},
                       .sentence = "What stands between spaces, with every mark on its own.",
                       .value = std::to_string(m_.words)};
    });
    const std::size_t different = m_.model->vocabulary().size() - 1;
    fact(ui_, x + third, y + 14, {.label = "Different", .value = count(different), .px = 20},
         [different] {
             return Explain{.title = "Different words",
                            .lines = {"the vocabulary, without the paragraph’s end"},
                            .sentence = "Every word that can be drawn, however rarely.",
                            .value = std::to_string(different)};
         });
    fact(ui_, x + 2 * third, y + 14,
         {.label = "Paragraphs", .value = count(m_.paragraphs), .px = 20}, [this] {
             return Explain{.title = "Paragraphs",
                            .lines = {"blank lines end them"},
                            .sentence = "A text that is drawn ends where a paragraph would.",
                            .value = std::to_string(m_.paragraphs)};
         });
    return y + 48;
}

}  // namespace temper::shell
