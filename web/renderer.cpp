#include "web/renderer.h"

#include <emscripten/html5.h>

#include "imgui.h"
#include "imgui_impl_opengl3.h"

namespace temper::web {

bool Renderer::open(const char* canvas) {
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    wanted.alpha = wanted.depth = wanted.stencil = wanted.antialias = false;
    wanted.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    const auto context = emscripten_webgl_create_context(canvas, &wanted);
    if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS)
        return false;
    return ready_ = ImGui_ImplOpenGL3_Init("#version 300 es");
}

void Renderer::lost() {
    ready_ = false;
}

void Renderer::restored() {
    // The objects of before are dead names to WebGL, which lets go of them without a word; the
    // pixels of the font atlas live on in memory and go up again with the next frame.
    ImGui_ImplOpenGL3_Shutdown();
    ready_ = ImGui_ImplOpenGL3_Init("#version 300 es");
}

void Renderer::new_frame() {
    ImGui_ImplOpenGL3_NewFrame();
}

void Renderer::draw() {
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace temper::web
