#include "shell/fonts.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"

namespace temper::shell {
namespace {

constexpr const char* face_names[face_count] = {"sans", "sans bold", "serif", "serif bold", "mono"};

Platform& platform_of(ImFontAtlas* atlas) {
    return *static_cast<Platform*>(atlas->UserData);
}

Face face_of(const ImFontConfig* source) {
    return static_cast<Face>(source->FontNo);
}

float device_px(const ImFontBaked* baked) {
    return baked->Size * baked->RasterizerDensity;
}

/// U+202F, which stands before % and between groups of digits; some fonts hardly open it.
constexpr ImWchar narrow_space = 0x202F;

bool is_digit(ImWchar c) {
    return c >= '0' && c <= '9';
}

/// What is kept of one face at one size: the width that all ten digits get, 0 until one is drawn.
using DigitWidth = float;

float widest_digit(Platform& platform, Face face, float px, void* kept) {
    DigitWidth& widest = *static_cast<DigitWidth*>(kept);
    if (widest > 0) return widest;
    for (char32_t c = '0'; c <= '9'; ++c)
        if (const auto glyph = platform.glyph(face, px, c))
            widest = std::max(widest, glyph->advance);
    return widest;
}

bool source_init(ImFontAtlas*, ImFontConfig*) {
    return true;
}

/// Asked for once a face, to choose what stands for a character that no font has. The mark made for
/// that is passed over: looking for it takes a browser through all its fonts, 70 ms long.
bool contains_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImWchar c) {
    return c != IM_UNICODE_CODEPOINT_INVALID &&
           platform_of(atlas).glyph(face_of(source), 16, c).has_value();
}

bool baked_init(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* kept) {
    *static_cast<DigitWidth*>(kept) = 0;
    const float px = device_px(baked);
    const LineMetrics line = platform_of(atlas).line_metrics(face_of(source), px);
    baked->Ascent = line.ascent / baked->RasterizerDensity;
    baked->Descent = -line.descent / baked->RasterizerDensity;
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* kept, ImWchar c,
                ImFontGlyph* out, float* out_advance) {
    Platform& platform = platform_of(atlas);
    const float px = device_px(baked);
    const auto glyph = platform.glyph(face_of(source), px, c);
    if (!glyph) return false;
    const float density = baked->RasterizerDensity;
    float advance = glyph->advance;
    float shift = 0;
    if (is_digit(c)) {
        const float wide = widest_digit(platform, face_of(source), px, kept);
        shift = std::round((wide - advance) / 2);
        advance = wide;
    }
    if (c == narrow_space) advance = std::max(advance, px * .2f);
    advance = std::round(advance);  // a glyph between two pixels is a blurred one
    if (out_advance) {
        *out_advance = advance / density;
        return true;
    }
    out->Codepoint = c & 0x3FFFFFF;  // a field of 26 bits
    out->AdvanceX = advance / density;
    out->Colored = glyph->colored;
    out->Visible = glyph->width > 0;
    if (!out->Visible) return true;
    const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, glyph->width, glyph->height);
    if (id == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
    const float ascent = std::round(baked->Ascent * density);
    out->PackId = id;
    out->X0 = (static_cast<float>(glyph->left) + shift) / density;
    out->Y0 = (ascent + static_cast<float>(glyph->top)) / density;
    out->X1 = out->X0 + static_cast<float>(glyph->width) / density;
    out->Y1 = out->Y0 + static_cast<float>(glyph->height) / density;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, out, rect, glyph->rgba.data(),
                                       ImTextureFormat_RGBA32, glyph->width * 4);
    return true;
}

const ImFontLoader& loader() {
    static const ImFontLoader made = [] {
        ImFontLoader l;
        l.Name = "system";
        l.FontSrcInit = source_init;
        l.FontSrcContainsGlyph = contains_glyph;
        l.FontBakedInit = baked_init;
        l.FontBakedSrcLoaderDataSize = sizeof(DigitWidth);
        l.FontBakedLoadGlyph = load_glyph;
        return l;
    }();
    return made;
}

}  // namespace

std::string_view families(Face face) {
    switch (face) {
        case Face::sans:
        case Face::sans_bold: return "Inter, system-ui, Segoe UI, Roboto, Noto Sans, sans-serif";
        case Face::serif:
        case Face::serif_bold:
            return "Charter, Bitstream Charter, Charis SIL, Georgia, Noto Serif, serif";
        case Face::mono: break;
    }
    return "ui-monospace, SF Mono, Consolas, DejaVu Sans Mono, monospace";
}

void install_fonts(Platform& platform) {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    atlas->UserData = &platform;
    for (int i = 0; i < face_count; ++i) {
        ImFontConfig config;
        config.FontLoader = &loader();
        config.FontNo = static_cast<ImU32>(i);
        config.SizePixels = 14;
        ImFormatString(config.Name, sizeof config.Name, "%s", face_names[i]);
        atlas->AddFont(&config);
    }
}

ImFont* font(Face face) {
    return ImGui::GetIO().Fonts->Fonts[static_cast<int>(face)];
}

}  // namespace temper::shell

// ImGui takes this for its default loader (IMGUI_ENABLE_FREETYPE).
const ImFontLoader* ImGuiFreeType::GetFontLoader() {
    return &temper::shell::loader();
}
