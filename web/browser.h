#pragma once
#include <string>
#include <string_view>

#include "shell/platform.h"

namespace temper::web {

/// The application's platform in a page. Everything it needs of the browser it asks of the object
/// `host` that the page's script hands to the module (web/app/host.mjs).
class Browser final : public shell::Platform {
public:
    /// What the person's system prefers; the page tells it when it changes.
    struct Preferences {
        bool dark = false, reduced_motion = false, touch = false, apple = false;
        float text_scale = 1;
    } preferences;

    double now_ms() const override;
    bool dark_preferred() const override { return preferences.dark; }
    bool reduced_motion() const override { return preferences.reduced_motion; }
    bool touch() const override { return preferences.touch; }
    float text_scale() const override { return preferences.text_scale; }
    bool apple() const override { return preferences.apple; }

    shell::LineMetrics line_metrics(shell::Face face, float device_px) override;
    std::optional<shell::Glyph> glyph(shell::Face face, float device_px,
                                      char32_t character) override;

    bool begin_edit(const shell::TextEdit& edit) override;
    void end_edit() override;

    void fetch_labs(std::string_view scenario, std::string_view history) override;
    void choose_file() override;
    bool save_file(std::string_view name, std::string_view bytes) override;
    void copy_text(std::string_view text) override;
    void save_picture(std::string_view name, float x, float y, float width, float height) override;
};

/// A text the page has laid out for the call that is running: `which` is 0 or 1.
std::string inbox(int which);

/// Gives the page a text as the answer of the call that is running.
void outbox(std::string_view text);

/// Shows `cursor` (an ImGuiMouseCursor) over the canvas.
void show_cursor(int cursor);

}  // namespace temper::web
