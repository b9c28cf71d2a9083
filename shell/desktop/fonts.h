#pragma once
#include <fontconfig/fontconfig.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "shell/platform.h"

namespace temper::desktop {

/// How far a font's outlines are bent to the pixel grid, as the system is set.
enum class Hinting { none, light, full };

/// One font of the system.
struct Font {
    std::string path;
    int index = 0;          ///< which of the file's fonts, as FreeType counts
    bool colored = false;   ///< its glyphs bring their own colours
    bool embolden = false;  ///< a bold was wanted and the family has none
    Hinting hinting = Hinting::light;
    FcCharSet* characters = nullptr;  ///< owned by the list the font is in
};

/// Which of the system's fonts draws which character (by fontconfig). Nothing is read before it is
/// asked for: the first font of a face costs one match, the others a sort, once.
class Fonts {
public:
    Fonts();
    ~Fonts();

    /// The font that `face` is set in; nothing on a system without fonts.
    const Font* primary(shell::Face face);
    /// The font that shows `character` in `face`: the face's own if it can, else the nearest
    /// relative that can, colour first where the character is an emoji by default.
    const Font* covering(shell::Face face, char32_t character);

private:
    struct PatternDeleter {
        void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
    };
    using Pattern = std::unique_ptr<FcPattern, PatternDeleter>;
    /// A face's fonts, the primary one first, with the patterns that own their character sets.
    struct Line {
        Pattern wanted;
        std::vector<Pattern> found;
        std::vector<std::unique_ptr<Font>> fonts;
        bool sorted = false;
    };

    Line& line(shell::Face face);
    const Font* emoji(char32_t character);
    void add(Line& line, Pattern found);
    void sort(Line& line);

    FcConfig* config_;
    std::array<Line, shell::face_count> lines_;
    Line emoji_;
};

}  // namespace temper::desktop
