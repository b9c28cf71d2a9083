#pragma once
#include <memory>
#include <optional>
#include <unordered_map>

#include "shell/desktop/fonts.h"
#include "shell/platform.h"

typedef struct FT_LibraryRec_* FT_Library;
typedef struct FT_FaceRec_* FT_Face;

namespace temper::desktop {

/// Draws single glyphs of the system's fonts (by FreeType), each when it is first asked for.
class Glyphs {
public:
    Glyphs();
    ~Glyphs();
    Glyphs(const Glyphs&) = delete;
    Glyphs& operator=(const Glyphs&) = delete;

    /// See `shell::Platform`, whose contract these keep.
    shell::LineMetrics line_metrics(shell::Face face, float device_px);
    std::optional<shell::Glyph> glyph(shell::Face face, float device_px, char32_t character);

private:
    struct Opened {
        FT_Face face = nullptr;  ///< nothing if the file could not be read
        float px = 0;            ///< the size it is set to
    };
    Opened& open(const Font& font);
    FT_Face sized(const Font& font, float device_px);

    Fonts fonts_;
    FT_Library library_ = nullptr;
    std::unordered_map<const Font*, Opened> opened_;
};

}  // namespace temper::desktop
