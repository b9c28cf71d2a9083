#include "web/browser.h"

#include <emscripten.h>

#include <array>
#include <cstdlib>
#include <cstring>

using temper::shell::Face;
using temper::shell::Glyph;
using temper::shell::LineMetrics;

// Each is one line of the page's `host`. Strings and pixels cross here and nowhere else, so the
// page's scripts never see the heap. They return what C++ then frees.
// clang-format off
EM_JS(double, host_now, (), { return performance.now(); });
EM_JS(void, host_line, (const char* font, int size, float* out), {
    const line = Module['host'].line(new TextDecoder().decode(HEAPU8.subarray(font, font + size)));
    HEAPF32.set([line.ascent, line.descent], out >> 2);
});
// Fills `out` with left, top, width, height, colored and gives the advance, negative for no glyph.
EM_JS(double, host_glyph, (const char* font, int size, int character, int* out, void** pixels), {
    const glyph = Module['host'].glyph(
        new TextDecoder().decode(HEAPU8.subarray(font, font + size)), String.fromCodePoint(character));
    if (!glyph) return -1;
    HEAP32.set([glyph.left, glyph.top, glyph.width, glyph.height, +glyph.colored], out >> 2);
    const data = glyph.pixels;
    const at = data.length ? _malloc(data.length) : 0;
    HEAPU8.set(data, at);
    HEAPU32[pixels >> 2] = at;
    return glyph.advance;
});
EM_JS(void, host_tell, (const char* what, const char* text, int size, const char* more, int more_size), {
    const read = (at, n) => new TextDecoder().decode(HEAPU8.subarray(at, at + n));
    let end = what;
    while (HEAPU8[end]) ++end;
    Module['host'][read(what, end - what)](read(text, size), read(more, more_size));
});
EM_JS(void, host_edit, (const char* text, int size, const char* font, int font_size, const float* box, int numeric, int lines), {
    const read = (at, n) => new TextDecoder().decode(HEAPU8.subarray(at, at + n));
    const [x, y, width, height, px] = HEAPF32.subarray(box >> 2, (box >> 2) + 5);
    Module['host'].beginEdit({text: read(text, size), font: read(font, font_size), x, y, width, height, px, numeric: !!numeric, lines: !!lines});
});
EM_JS(char*, host_inbox, (int which, int* size), {
    const bytes = new TextEncoder().encode(Module['host'].inbox[which] || "");
    HEAP32[size >> 2] = bytes.length;
    const at = _malloc(bytes.length + 1);
    HEAPU8.set(bytes, at);
    return at;
});
// clang-format on

namespace temper::web {
namespace {

/// `font` of a 2D canvas: weight, size, families.
std::string css_font(Face face, float px) {
    const char* weight = face == Face::sans_bold ? "600 " : face == Face::serif_bold ? "700 " : "";
    return weight + std::to_string(px) + "px " + std::string(shell::families(face));
}

int size_of(std::string_view text) {
    return static_cast<int>(text.size());
}

void tell(const char* what, std::string_view text = {}, std::string_view more = {}) {
    host_tell(what, text.data(), size_of(text), more.data(), size_of(more));
}

}  // namespace

double Browser::now_ms() const {
    return host_now();
}

LineMetrics Browser::line_metrics(Face face, float device_px) {
    const std::string font = css_font(face, device_px);
    std::array<float, 2> line{};
    host_line(font.data(), size_of(font), line.data());
    return {line[0], line[1]};
}

std::optional<Glyph> Browser::glyph(Face face, float device_px, char32_t character) {
    const std::string font = css_font(face, device_px);
    std::array<int, 5> box{};
    void* pixels = nullptr;
    const double advance =
        host_glyph(font.data(), size_of(font), static_cast<int>(character), box.data(), &pixels);
    if (advance < 0) return std::nullopt;
    Glyph made{.advance = static_cast<float>(advance),
               .left = box[0],
               .top = box[1],
               .width = box[2],
               .height = box[3],
               .colored = box[4] != 0};
    const auto* bytes = static_cast<const std::uint8_t*>(pixels);
    if (bytes) made.rgba.assign(bytes, bytes + 4 * made.width * made.height);
    std::free(pixels);
    return made;
}

bool Browser::begin_edit(const shell::TextEdit& edit) {
    const std::string font(shell::families(edit.face));
    const float unit = text_scale();
    const std::array<float, 5> box{edit.x * unit, edit.y * unit, edit.width * unit,
                                   edit.height * unit, edit.px * unit};
    host_edit(edit.text.data(), size_of(edit.text), font.data(), size_of(font), box.data(),
              edit.numeric, edit.lines);
    return true;
}
void Browser::end_edit() {
    tell("endEdit");
}
void Browser::fetch_labs(std::string_view scenario, std::string_view history) {
    tell("fetchLabs", scenario, history);
}

void Browser::choose_file() {
    tell("chooseFile");
}
bool Browser::save_file(std::string_view name, std::string_view bytes) {
    tell("saveFile", name, bytes);
    return true;
}
void Browser::copy_text(std::string_view text) {
    tell("copyText", text);
}
void Browser::save_picture(std::string_view name, float x, float y, float width, float height) {
    std::string box;
    for (const float length : {x, y, width, height})
        box += std::to_string(length * text_scale()) + ' ';
    tell("savePicture", name, box);
}

std::string inbox(int which) {
    int size = 0;
    char* bytes = host_inbox(which, &size);
    std::string text(bytes, static_cast<std::size_t>(size));
    std::free(bytes);
    return text;
}

void outbox(std::string_view text) {
    tell("answer", text);
}

void show_cursor(int cursor) {
    tell("showCursor", std::to_string(cursor));
}

}  // namespace temper::web
