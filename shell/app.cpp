#include "shell/app.h"

#include "imgui.h"
#include "shell/fonts.h"

namespace temper::shell {

struct App::State {
    Platform& platform;
};

App::App(Platform& platform, const Start&) : state_(new State{platform}) {
    install_fonts(platform);
}
App::~App() = default;

void App::frame() {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("Temper", nullptr, ImGuiWindowFlags_NoDecoration);
    ImGui::PushFont(font(Face::serif), 23);
    ImGui::TextUnformatted(
        "At temperature 0.70 the next word is Paris 72 times in 100. 日本 Привет 😀 −");
    ImGui::PopFont();
    ImGui::Button("Roll");
    ImGui::End();
}

double App::next_frame_ms() const {
    return -1;
}
bool App::open_text(std::string_view, std::string_view) {
    return false;
}
void App::edited(std::string_view) {}
void App::edit_ended(bool) {}
bool App::focus_at_end(bool) const {
    return false;
}
bool App::claims_drag(float, float) const {
    return false;
}
bool App::claims_wheel(float, float, float) const {
    return false;
}
std::string App::scenario_json() const {
    return "{}";
}
std::string App::inspect_json() const {
    return "{}";
}

}  // namespace temper::shell
