#include "shell/desktop/fonts.h"

#include <algorithm>
#include <string_view>

#include "shell/desktop/emoji.h"

namespace temper::desktop {
namespace {

using shell::Face;

const FcChar8* utf8(const std::string& text) {
    return reinterpret_cast<const FcChar8*>(text.c_str());
}

/// The names that CSS has for the system's own choice, as fontconfig calls them.
std::string fontconfig_family(std::string_view css) {
    if (css == "ui-monospace") return "monospace";
    return std::string(css);
}

void add_families(FcPattern* pattern, std::string_view list) {
    while (!list.empty()) {
        const auto comma = list.find(',');
        std::string_view name = list.substr(0, comma);
        name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
        FcPatternAddString(pattern, FC_FAMILY, utf8(fontconfig_family(name)));
        list.remove_prefix(comma == list.npos ? list.size() : comma + 1);
    }
}

int weight(Face face) {
    if (face == Face::sans_bold) return FC_WEIGHT_DEMIBOLD;
    return face == Face::serif_bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR;
}

bool flag(FcPattern* pattern, const char* name) {
    FcBool value = FcFalse;
    return FcPatternGetBool(pattern, name, 0, &value) == FcResultMatch && value;
}

Hinting hinting(FcPattern* pattern) {
    FcBool on = FcTrue;
    FcPatternGetBool(pattern, FC_HINTING, 0, &on);
    int style = FC_HINT_SLIGHT;
    FcPatternGetInteger(pattern, FC_HINT_STYLE, 0, &style);
    if (!on || style == FC_HINT_NONE) return Hinting::none;
    return style == FC_HINT_SLIGHT ? Hinting::light : Hinting::full;
}

bool has(const Font& font, char32_t character) {
    return FcCharSetHasChar(font.characters, character);
}

}  // namespace

Fonts::Fonts() : config_(FcInitLoadConfigAndFonts()) {}

Fonts::~Fonts() {
    lines_ = {};
    emoji_ = {};
    FcConfigDestroy(config_);
}

const Font* Fonts::primary(Face face) {
    const Line& fonts = line(face);
    return fonts.fonts.empty() ? nullptr : fonts.fonts.front().get();
}

const Font* Fonts::covering(Face face, char32_t character) {
    if (is_emoji_by_default(character))
        if (const Font* colored = emoji(character)) return colored;
    Line& fonts = line(face);
    if (!fonts.fonts.empty() && has(*fonts.fonts.front(), character))
        return fonts.fonts.front().get();
    sort(fonts);
    for (const auto& font : fonts.fonts)
        if (!font->colored && has(*font, character)) return font.get();
    return emoji(character);
}

Fonts::Line& Fonts::line(Face face) {
    Line& line = lines_[static_cast<std::size_t>(face)];
    if (line.wanted || !config_) return line;
    line.wanted.reset(FcPatternCreate());
    add_families(line.wanted.get(), families(face));
    FcPatternAddInteger(line.wanted.get(), FC_WEIGHT, weight(face));
    FcPatternAddInteger(line.wanted.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(line.wanted.get(), FC_SCALABLE, FcTrue);
    // A variable font is asked for by its named weights: FreeType opens those by index alone.
    FcPatternAddBool(line.wanted.get(), FC_VARIABLE, FcFalse);
    FcConfigSubstitute(config_, line.wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(line.wanted.get());
    FcResult result;
    add(line, Pattern(FcFontMatch(config_, line.wanted.get(), &result)));
    return line;
}

const Font* Fonts::emoji(char32_t character) {
    if (!emoji_.wanted && config_) {
        emoji_.wanted.reset(FcPatternCreate());
        FcPatternAddString(emoji_.wanted.get(), FC_FAMILY, utf8("emoji"));
        FcPatternAddBool(emoji_.wanted.get(), FC_COLOR, FcTrue);
        FcConfigSubstitute(config_, emoji_.wanted.get(), FcMatchPattern);
        FcDefaultSubstitute(emoji_.wanted.get());
        FcResult result;
        add(emoji_, Pattern(FcFontMatch(config_, emoji_.wanted.get(), &result)));
    }
    if (emoji_.fonts.empty()) return nullptr;
    const Font& font = *emoji_.fonts.front();
    return font.colored && has(font, character) ? &font : nullptr;
}

void Fonts::add(Line& line, Pattern found) {
    FcChar8* path = nullptr;
    auto font = std::make_unique<Font>();
    if (!found || FcPatternGetString(found.get(), FC_FILE, 0, &path) != FcResultMatch) return;
    if (FcPatternGetCharSet(found.get(), FC_CHARSET, 0, &font->characters) != FcResultMatch) return;
    font->path = reinterpret_cast<const char*>(path);
    FcPatternGetInteger(found.get(), FC_INDEX, 0, &font->index);
    font->colored = flag(found.get(), FC_COLOR);
    font->embolden = flag(found.get(), FC_EMBOLDEN);
    font->hinting = hinting(found.get());
    line.found.push_back(std::move(found));
    line.fonts.push_back(std::move(font));
}

void Fonts::sort(Line& line) {
    if (line.sorted || !line.wanted) return;
    line.sorted = true;
    FcResult result;
    FcFontSet* set = FcFontSort(config_, line.wanted.get(), FcTrue, nullptr, &result);
    if (!set) return;
    for (int i = 0; i < set->nfont; ++i)
        add(line, Pattern(FcFontRenderPrepare(config_, line.wanted.get(), set->fonts[i])));
    FcFontSetDestroy(set);
}

}  // namespace temper::desktop
