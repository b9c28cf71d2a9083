#include <algorithm>

#include "shell/draw.h"
#include "shell/labs/generate/generate.h"
#include "shell/visible.h"
#include "shell/widgets/field.h"

namespace temper::shell {
namespace {

std::vector<std::string> words_of(std::string_view typed) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < typed.size();) {
        const std::size_t from = typed.find_first_not_of(" \t\n\r", at);
        if (from == typed.npos) break;
        at = std::min(typed.find_first_of(" \t\n\r", from), typed.size());
        words.emplace_back(typed.substr(from, at - from));
    }
    return words;
}

}  // namespace

/// What was typed becomes the prompt, a word a token; else why not.
std::string GenerateFrame::take_prompt(const std::string& typed) {
    std::vector<std::string> words = words_of(typed);
    // A map has no arrow from a word that it does not know; other models go on all the same.
    if (std::holds_alternative<MarkovModel>(scenario_.model))
        for (const std::string& word : words)
            if (!m_.work.model().names().find(word))
                return "“" + visible(word.substr(0, 40)) + "” is not a word of this map";
    scenario_.prompt = std::move(words);
    scenario_.view.step = 0;
    m_.looked.reset();
    changed_ = true;
    return "";
}

/// The caption under the prompt, which edits it; `clear` is what is free of others' captions. Not
/// where a token has a space in it: then words are not tokens.
void GenerateFrame::prompt_caption(float x, float baseline, float room, float clear) {
    const Type type{Face::sans, 12, theme_.ink3};
    const auto& prompt = scenario_.prompt;
    const bool spaced = std::any_of(prompt.begin(), prompt.end(), [](const std::string& token) {
        return token.find_first_of(" \n\t\r") != token.npos;
    });
    if (spaced || std::holds_alternative<ReplayModel>(scenario_.model)) {
        if (!prompt.empty()) text(x, baseline, "prompt", type);
        return;
    }
    std::string all;
    for (const std::string& token : prompt) all += (all.empty() ? "" : " ") + token;
    const std::string_view longer = prompt.empty() ? "Begin with a prompt" : "prompt, change it";
    const std::string_view shown = width(longer, type) < clear ? longer : "prompt";
    const bool open = ui_.editing.id == ImGui::GetID("Prompt");
    const float wide = open ? std::min(room - 16, 360.f) : width(shown, type);
    field(ui_, {x, baseline - 16, wide, 22}, x, baseline,
          {.name = "Prompt", .shown = shown, .edited = all, .type = type},
          [this](const std::string& typed) { return take_prompt(typed); });
}

}  // namespace temper::shell
