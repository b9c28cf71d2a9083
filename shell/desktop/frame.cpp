#include "shell/desktop/frame.h"

#include <GLFW/glfw3.h>  // for the OpenGL header, which each system has elsewhere

#include <cstdio>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "imgui_internal.h"
#include "shell/align.h"

namespace temper::desktop {

Drawing::Drawing() {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ready_ = ImGui_ImplOpenGL3_Init();
}

Drawing::~Drawing() {
    if (ready_) ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

bool draw_frame(shell::App& app, const Display& display) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(display.width) / display.scale,
                      static_cast<float>(display.height) / display.scale};
    io.DisplayFramebufferScale = {display.scale, display.scale};
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    app.frame();
    ImGui::Render();
    shell::align_glyphs(*ImGui::GetDrawData());
    glViewport(0, 0, static_cast<int>(display.width), static_cast<int>(display.height));
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    return !ImGui::GetCurrentContext()->InputEventsQueue.empty();
}

int complain(std::string_view sentence) {
    std::fprintf(stderr, "temper: %.*s.\n", static_cast<int>(sentence.size()), sentence.data());
    return 1;
}

}  // namespace temper::desktop
