#pragma once
#include <optional>

#include "shell/desktop/glyphs.h"
#include "shell/desktop/preferences.h"
#include "shell/platform.h"

namespace temper::desktop {

/// What a window and a picture have in common: the system's fonts and the person's preferences.
class DesktopPlatform : public shell::Platform {
public:
    explicit DesktopPlatform(const Preferences& preferences) : preferences_(preferences) {}

    bool dark_preferred() const override { return preferences_.dark; }
    bool reduced_motion() const override { return preferences_.reduced_motion; }
    bool touch() const override { return false; }
    float text_scale() const override { return preferences_.text_scale; }
    bool apple() const override {
#ifdef __APPLE__
        return true;
#else
        return false;
#endif
    }

    shell::LineMetrics line_metrics(shell::Face face, float device_px) override {
        return glyphs_.line_metrics(face, device_px);
    }
    std::optional<shell::Glyph> glyph(shell::Face face, float device_px,
                                      char32_t character) override {
        return glyphs_.glyph(face, device_px, character);
    }

    bool begin_edit(const shell::TextEdit&) override {
        return false;
    }
    void end_edit() override {}

protected:
    Preferences preferences_;

private:
    Glyphs glyphs_;
};

}  // namespace temper::desktop
