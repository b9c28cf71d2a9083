#include "shell/desktop/glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_SYNTHESIS_H

#include <algorithm>
#include <cmath>

#include "shell/desktop/emoji.h"

namespace temper::desktop {
namespace {

using shell::Face;
using shell::Glyph;
using shell::LineMetrics;

FT_Int32 load_flags(const Font& font) {
    if (font.colored) return FT_LOAD_COLOR;
    switch (font.hinting) {
        case Hinting::none: return FT_LOAD_NO_HINTING;
        case Hinting::light: return FT_LOAD_TARGET_LIGHT;
        case Hinting::full: break;
    }
    return FT_LOAD_TARGET_NORMAL;
}

/// A bitmap font has a few sizes: the smallest that is not too small, else the largest.
int nearest_strike(FT_Face face, float px) {
    int best = 0;
    for (int i = 1; i < face->num_fixed_sizes; ++i) {
        const auto have = static_cast<float>(face->available_sizes[best].y_ppem) / 64;
        const auto other = static_cast<float>(face->available_sizes[i].y_ppem) / 64;
        const bool better = have < px ? other > have : other >= px && other < have;
        if (better) best = i;
    }
    return best;
}

std::vector<std::uint8_t> white(const FT_Bitmap& bitmap) {
    std::vector<std::uint8_t> rgba(std::size_t{4} * bitmap.width * bitmap.rows, 255);
    std::uint8_t* out = rgba.data();
    for (unsigned y = 0; y < bitmap.rows; ++y) {
        const std::uint8_t* row = bitmap.buffer + static_cast<long>(y) * bitmap.pitch;
        for (unsigned x = 0; x < bitmap.width; ++x, out += 4)
            out[3] = bitmap.pixel_mode == FT_PIXEL_MODE_MONO
                         ? static_cast<std::uint8_t>(row[x / 8] >> (7 - x % 8) & 1 ? 255 : 0)
                         : row[x];
    }
    return rgba;
}

/// The part of source pixel `i` that lies in the span [from, to).
float overlap(int i, float from, float to) {
    const auto start = static_cast<float>(i);
    return std::min(to, start + 1) - std::max(from, start);
}

/// The mean colour of an area of a premultiplied BGRA bitmap, as straight RGBA.
void mean(const FT_Bitmap& bitmap, float x0, float y0, float x1, float y1, std::uint8_t* out) {
    float sum[4] = {};
    const int bottom = std::min(static_cast<int>(std::ceil(y1)), static_cast<int>(bitmap.rows));
    const int right = std::min(static_cast<int>(std::ceil(x1)), static_cast<int>(bitmap.width));
    for (int y = static_cast<int>(y0); y < bottom; ++y) {
        const std::uint8_t* row = bitmap.buffer + static_cast<long>(y) * bitmap.pitch;
        for (int x = static_cast<int>(x0); x < right; ++x) {
            const float share = overlap(x, x0, x1) * overlap(y, y0, y1);
            for (int c = 0; c < 4; ++c) sum[c] += share * static_cast<float>(row[4 * x + c]);
        }
    }
    if (sum[3] <= 0) return;
    const float opaque = 255 / sum[3];
    for (int c = 0; c < 3; ++c)
        out[c] = static_cast<std::uint8_t>(std::min(255.0f, sum[2 - c] * opaque + 0.5f));
    out[3] = static_cast<std::uint8_t>(sum[3] / ((x1 - x0) * (y1 - y0)) + 0.5f);
}

/// A colour bitmap brought from its own size to `scale` times that.
Glyph scaled(const FT_GlyphSlot slot, float scale) {
    const FT_Bitmap& bitmap = slot->bitmap;
    Glyph glyph;
    glyph.advance = static_cast<float>(slot->advance.x) / 64 * scale;
    glyph.left = static_cast<int>(std::lround(static_cast<float>(slot->bitmap_left) * scale));
    glyph.top = static_cast<int>(-std::lround(static_cast<float>(slot->bitmap_top) * scale));
    glyph.width = static_cast<int>(std::lround(static_cast<float>(bitmap.width) * scale));
    glyph.height = static_cast<int>(std::lround(static_cast<float>(bitmap.rows) * scale));
    glyph.colored = true;
    glyph.rgba.resize(std::size_t{4} * glyph.width * glyph.height);
    const float step_x = static_cast<float>(bitmap.width) / static_cast<float>(glyph.width);
    const float step_y = static_cast<float>(bitmap.rows) / static_cast<float>(glyph.height);
    std::uint8_t* out = glyph.rgba.data();
    for (int y = 0; y < glyph.height; ++y)
        for (int x = 0; x < glyph.width; ++x, out += 4) {
            const auto at_x = static_cast<float>(x) * step_x;
            const auto at_y = static_cast<float>(y) * step_y;
            mean(bitmap, at_x, at_y, at_x + step_x, at_y + step_y, out);
        }
    return glyph;
}

}  // namespace

Glyphs::Glyphs() {
    FT_Init_FreeType(&library_);
}

Glyphs::~Glyphs() {
    FT_Done_FreeType(library_);
}

LineMetrics Glyphs::line_metrics(Face face, float device_px) {
    const Font* font = fonts_.primary(face);
    const FT_Face opened = font ? open(*font).face : nullptr;
    // No font at all still leaves lines of a usual height: the shapes between them stay usable.
    if (!opened || !opened->units_per_EM) return {0.8f * device_px, 0.2f * device_px};
    const float unit = device_px / opened->units_per_EM;
    return {std::round(static_cast<float>(opened->ascender) * unit),
            std::round(static_cast<float>(-opened->descender) * unit)};
}

std::optional<Glyph> Glyphs::glyph(Face face, float device_px, char32_t character) {
    if (is_invisible(character)) return Glyph{};
    const Font* font = fonts_.covering(face, character);
    const FT_Face opened = font ? sized(*font, device_px) : nullptr;
    if (!opened) return {};
    if (FT_Load_Char(opened, character, load_flags(*font)) != 0) return {};
    const FT_GlyphSlot slot = opened->glyph;
    if (font->embolden) FT_GlyphSlot_Embolden(slot);
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return {};
    if (slot->bitmap.pixel_mode == FT_PIXEL_MODE_BGRA) {
        const float own = opened->size->metrics.y_ppem;
        return scaled(slot, device_px / own);
    }
    Glyph glyph;
    // The pen's way is not rounded as the letter's shape is: words keep their true width.
    glyph.advance = static_cast<float>(slot->linearHoriAdvance) / 65536;
    glyph.left = slot->bitmap_left;
    glyph.top = -slot->bitmap_top;
    glyph.width = static_cast<int>(slot->bitmap.width);
    glyph.height = static_cast<int>(slot->bitmap.rows);
    glyph.rgba = white(slot->bitmap);
    return glyph;
}

Glyphs::Opened& Glyphs::open(const Font& font) {
    const auto [at, is_new] = opened_.try_emplace(&font);
    if (is_new) FT_New_Face(library_, font.path.c_str(), font.index, &at->second.face);
    return at->second;
}

FT_Face Glyphs::sized(const Font& font, float device_px) {
    Opened& opened = open(font);
    if (!opened.face || opened.px == device_px) return opened.face;
    opened.px = device_px;
    if (FT_IS_SCALABLE(opened.face))
        FT_Set_Char_Size(opened.face, 0, static_cast<FT_F26Dot6>(std::lround(device_px * 64)), 72,
                         72);
    else FT_Select_Size(opened.face, nearest_strike(opened.face, device_px));
    return opened.face;
}

}  // namespace temper::desktop
