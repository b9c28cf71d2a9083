#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace temper::shell {

/// The four text faces and the monospaced one. What they are is the system's business: the first
/// that it has of the families in `families()`.
enum class Face { sans, sans_bold, serif, serif_bold, mono };
constexpr int face_count = 5;

/// One glyph as pixels, measured in device pixels.
struct Glyph {
    float advance = 0;
    int left = 0,
        top = 0;  ///< of the bitmap, from the pen on the baseline; top is negative upwards
    int width = 0, height = 0;  ///< 0 for a blank
    bool colored = false;       ///< an emoji: drawn as it is, not in the text's colour
    std::vector<std::uint8_t> rgba =
        {};  ///< width * height * 4, straight alpha; white unless colored
};

/// A face's line, in device pixels: both positive.
struct LineMetrics {
    float ascent = 0, descent = 0;
};

/// A text field that the system lends for editing: real selection, clipboard, keyboard and IME.
struct TextEdit {
    std::string text;
    float x, y, width, height;  ///< where it lies, in display units
    Face face = Face::sans;
    float px = 14;
    bool numeric = false;  ///< a number is wanted: phones show their number keys
    bool lines = false;    ///< a text of many lines: Enter breaks one and does not end the edit
};

/// What the application asks of the place it runs in. Two real ones: a browser page and a desktop
/// window; a third, silent one serves the tests.
class Platform {
public:
    virtual ~Platform() = default;

    /// Milliseconds that never go backwards.
    virtual double now_ms() const = 0;
    virtual bool dark_preferred() const = 0;
    virtual bool reduced_motion() const = 0;
    /// Whether the last pointer was a finger: targets grow.
    virtual bool touch() const = 0;
    /// The person's text size against the usual one, 1 to 2. The doors make display units so much
    /// larger: everything grows alike, and the layout is that of a smaller screen.
    virtual float text_scale() const = 0;
    /// Whether command keys are Apple's.
    virtual bool apple() const = 0;

    virtual LineMetrics line_metrics(Face face, float device_px) = 0;
    /// Nothing where no font of the system has the character.
    virtual std::optional<Glyph> glyph(Face face, float device_px, char32_t character) = 0;

    /// Lays a system field over the canvas and answers through `App::edited` and `App::edit_ended`;
    /// false where there is none and the shell draws its own.
    virtual bool begin_edit(const TextEdit& edit) = 0;
    virtual void end_edit() = 0;

    /// The scenario wants a lab that this build leaves out: brings the build that has all of them,
    /// with `scenario` on screen and its undo history. Only the browser's first build leaves any
    /// out.
    virtual void fetch_labs(std::string_view /*scenario*/, std::string_view /*history*/) {}

    /// Asks for a scenario file; the answer comes through `App::open_text`. May be refused.
    virtual void choose_file() = 0;
    /// Gives a file to the person (a download, or a file beside the program); true if it went out.
    virtual bool save_file(std::string_view name, std::string_view bytes) = 0;
    virtual void copy_text(std::string_view text) = 0;
    /// Gives the person a PNG picture of what the next frame shows in this part of it.
    virtual void save_picture(std::string_view name, float x, float y, float width,
                              float height) = 0;
};

/// The families of `face` in order of preference, as CSS writes them: known names, then a generic.
std::string_view families(Face face);

}  // namespace temper::shell
