// The program as the page sees it: plain exports around one application. The page's script
// (web/app/) owns the canvas and every listener; it calls in here and never the other way round,
// save for what `Browser` asks of it.
#include <emscripten.h>

#include <memory>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/align.h"
#include "shell/app.h"
#include "web/browser.h"
#include "web/keys.h"
#include "web/renderer.h"

#define TEMPER_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

namespace {

using temper::web::inbox;
using temper::web::outbox;

struct Program {
    temper::web::Browser browser;
    temper::web::Renderer renderer;
    std::unique_ptr<temper::shell::App> app;
    ImGuiMouseCursor cursor = ImGuiMouseCursor_Arrow;

    /// CSS pixels of the canvas in display units, of which larger text makes fewer.
    float units(double css) const { return static_cast<float>(css) / browser.text_scale(); }
};

/// Exports are free functions, so the program they speak of has to be found from nowhere.
Program& program() {
    static Program one;
    return one;
}

ImGuiMouseSource source_of(int pointer) {
    constexpr ImGuiMouseSource sources[] = {ImGuiMouseSource_Mouse, ImGuiMouseSource_TouchScreen,
                                            ImGuiMouseSource_Pen};
    return sources[pointer];
}

void show_cursor() {
    Program& p = program();
    const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
    if (cursor == p.cursor) return;
    p.cursor = cursor;
    temper::web::show_cursor(cursor);
}

}  // namespace

/// Opens the application on the canvas `inbox(0)` in the theme `inbox(1)`; false without WebGL 2.
TEMPER_EXPORT bool temper_start(bool embedded) {
    Program& p = program();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    if (!p.renderer.open(inbox(0).c_str())) return false;
    p.app = std::make_unique<temper::shell::App>(
        p.browser, temper::shell::Start{.embedded = embedded, .theme = inbox(1)});
    return true;
}

/// Draws a frame of `width` by `height` device pixels; gives the milliseconds until the next is
/// due, negative for never.
TEMPER_EXPORT double temper_frame(double seconds, int width, int height, double ratio) {
    Program& p = program();
    if (!p.renderer.ready()) return -1;
    ImGuiIO& io = ImGui::GetIO();
    io.DeltaTime = static_cast<float>(seconds);
    // A hundredth of a pixel more, so that cutting size times ratio to whole pixels gives the size
    // back; the ratio itself stays exact, for every other ratio is another set of glyphs.
    const auto scale = static_cast<float>(ratio) * p.browser.text_scale();
    io.DisplaySize = {(static_cast<float>(width) + .01f) / scale,
                      (static_cast<float>(height) + .01f) / scale};
    io.DisplayFramebufferScale = {scale, scale};
    p.renderer.new_frame();
    ImGui::NewFrame();
    p.app->frame();
    ImGui::Render();
    temper::shell::align_glyphs(*ImGui::GetDrawData());
    p.renderer.draw();
    show_cursor();
    // ImGui plays a press and a release that came together in two frames.
    return ImGui::GetCurrentContext()->InputEventsQueue.empty() ? p.app->next_frame_ms() : 0;
}

TEMPER_EXPORT void temper_context(bool there) {
    if (there) program().renderer.restored();
    else program().renderer.lost();
}

TEMPER_EXPORT void temper_prefer(bool dark, bool reduced_motion, bool touch, bool apple,
                                 double text_scale) {
    program().browser.preferences = {dark, reduced_motion, touch, apple,
                                     static_cast<float>(text_scale)};
}

// Input, in CSS pixels of the canvas. `pointer` is 0 for a mouse, 1 for a finger, 2 for a pen.

TEMPER_EXPORT void temper_move(int pointer, double x, double y) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(source_of(pointer));
    io.AddMousePosEvent(program().units(x), program().units(y));
}

TEMPER_EXPORT void temper_leave() {
    ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

TEMPER_EXPORT void temper_press(int pointer, bool down) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(source_of(pointer));
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, down);
}

/// The pointer is gone, or somebody else's: nothing is pressed by that, and what was held stays
/// where it is. Keys go up with it.
TEMPER_EXPORT void temper_release() {
    ImGuiIO& io = ImGui::GetIO();
    io.ClearEventsQueue();
    io.ClearInputMouse();
    io.ClearInputKeys();
}

TEMPER_EXPORT void temper_wheel(double x, double y) {
    ImGui::GetIO().AddMouseWheelEvent(static_cast<float>(x), static_cast<float>(y));
}

TEMPER_EXPORT void temper_modifiers(bool ctrl, bool shift, bool alt, bool meta) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
    io.AddKeyEvent(ImGuiMod_Shift, shift);
    io.AddKeyEvent(ImGuiMod_Alt, alt);
    io.AddKeyEvent(ImGuiMod_Super, meta);
}

/// The key whose code is `inbox(0)` goes down or up; what it types is `inbox(1)`.
TEMPER_EXPORT void temper_key(bool down) {
    ImGuiIO& io = ImGui::GetIO();
    const ImGuiKey key = temper::web::key_of(inbox(0));
    if (key != ImGuiKey_None) io.AddKeyEvent(key, down);
    io.AddInputCharactersUTF8(inbox(1).c_str());
}

TEMPER_EXPORT void temper_focus(bool focused) {
    ImGui::GetIO().AddFocusEvent(focused);
}

/// The focus left for the page by Tab: when it comes back it begins at the end it comes in by.
TEMPER_EXPORT void temper_unfocus() {
    ImGui::SetNavCursorVisible(false);
    ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.NavWindow) g.NavWindow->NavLastIds[ImGuiNavLayer_Main] = 0;
    g.NavId = 0;
}

TEMPER_EXPORT bool temper_claims_escape() {
    return program().app->claims_escape();
}

TEMPER_EXPORT bool temper_dark() {
    return program().app->dark();
}

TEMPER_EXPORT bool temper_claims_drag(double x, double y) {
    const Program& p = program();
    return p.app->claims_drag(p.units(x), p.units(y));
}

TEMPER_EXPORT bool temper_claims_wheel(double x, double y, double dy) {
    const Program& p = program();
    return p.app->claims_wheel(p.units(x), p.units(y), static_cast<float>(dy));
}

TEMPER_EXPORT bool temper_focus_at_end(bool backwards) {
    return program().app->focus_at_end(backwards);
}

// Documents and the system's text field.

/// Opens the text `inbox(1)` named `inbox(0)`; false if it was refused.
TEMPER_EXPORT bool temper_open() {
    return program().app->open_text(inbox(0), inbox(1));
}

TEMPER_EXPORT void temper_take_history() {
    program().app->take_history(inbox(0));
}

TEMPER_EXPORT void temper_edited() {
    program().app->edited(inbox(0));
}

TEMPER_EXPORT void temper_edit_ended(bool keep) {
    program().app->edit_ended(keep);
}

TEMPER_EXPORT void temper_scenario() {
    outbox(program().app->scenario_json());
}

TEMPER_EXPORT void temper_inspect() {
    const Program& p = program();
    outbox(p.app->inspect_json(p.browser.text_scale()));
}
