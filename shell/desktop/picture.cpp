#include "shell/desktop/picture.h"

#include <cmath>
#include <cstdio>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "shell/app.h"
#include "shell/desktop/desktop_platform.h"
#include "shell/desktop/files.h"
#include "shell/desktop/frame.h"
#include "shell/desktop/opengl.h"
#include "shell/desktop/opening.h"
#include "shell/desktop/screen.h"
#include "shell/desktop/snapshot.h"

namespace temper::desktop {
namespace {

constexpr double frame_ms = 1000.0 / 60;
constexpr double patience_ms = 10'000;

/// A clock that the frames drive: a picture is the same however fast the machine draws.
class StillPlatform : public DesktopPlatform {
public:
    using DesktopPlatform::DesktopPlatform;
    double now_ms() const override { return now_ms_; }
    void advance() { now_ms_ += frame_ms; }
    void choose_file() override {}
    bool save_file(std::string_view, std::string_view) override { return false; }
    void copy_text(std::string_view) override {}
    void save_picture(std::string_view, float, float, float, float) override {}

private:
    double now_ms_ = 0;
};

void settle(shell::App& app, StillPlatform& platform, const Display& display) {
    // A first frame measures what a second one lays out.
    for (int frame = 0; frame < 3 || (app.next_frame_ms() >= 0 && platform.now_ms() < patience_ms);
         ++frame) {
        ImGui::GetIO().DeltaTime = static_cast<float>(frame_ms / 1000);
        draw_frame(app, display);
        platform.advance();
    }
}

}  // namespace

int draw_picture(const Options& options, std::optional<std::string_view> text) {
    const Preferences preferences = preferences_from_environment();
    const float scale = options.scale > 0 ? options.scale : 1;
    const Size size = options.size.value_or(Size{});
    const Display display{std::lround(static_cast<float>(size.width) * scale),
                          std::lround(static_cast<float>(size.height) * scale),
                          scale * preferences.text_scale};
    const auto screen =
        Screen::make(static_cast<int>(display.width), static_cast<int>(display.height));
    if (!screen) return complain(screen.error().message);

    StillPlatform platform(preferences);
    const Drawing drawing;
    if (!drawing.ready()) return complain(no_opengl);
    bool opened = true;
    {
        shell::App app(platform, {.theme = options.theme});
        opened = open_first(app, options, text);
        settle(app, platform, display);
        if (!options.inspect.empty()) write_file(options.inspect, app.inspect_json(), Durable::no);
    }
    const std::string png =
        png_of_frame(display, 0, 0, ImGui::GetIO().DisplaySize.x, ImGui::GetIO().DisplaySize.y);
    const Error error = write_file(options.picture, png, Durable::no);
    if (!error.message.empty()) return complain(error.message);
    return opened ? 0 : complain("the scenario was refused; the picture shows why");
}

}  // namespace temper::desktop
