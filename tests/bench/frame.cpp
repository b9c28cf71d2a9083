// What a frame costs our own code, from input to draw lists, at 1280 by 800: no window, no
// renderer. `temper_frames` writes a line for each lab: its name, the median and the slowest frame
// in milliseconds of this thread's time.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <optional>
#include <vector>

#include "core/json/document.h"
#include "imgui.h"
#include "shell/app.h"
#include "shell/examples.h"

namespace {

using namespace temper;

constexpr int warm_up = 40, measured = 300;
constexpr double frame_ms = 1000.0 / 60;

/// A clock that the frames drive, and glyphs that cost nothing to draw.
class SilentPlatform final : public shell::Platform {
public:
    double now_ms() const override { return now; }
    bool dark_preferred() const override { return false; }
    bool reduced_motion() const override { return false; }
    bool touch() const override { return false; }
    float text_scale() const override { return 1; }
    bool apple() const override { return false; }
    shell::LineMetrics line_metrics(shell::Face, float px) override {
        return {.ascent = px, .descent = px / 4};
    }
    std::optional<shell::Glyph> glyph(shell::Face, float px, char32_t) override {
        return shell::Glyph{.advance = px * .55f, .width = 1, .height = 1, .rgba = {0, 0, 0, 0}};
    }
    bool begin_edit(const shell::TextEdit&) override { return false; }
    void end_edit() override {}
    void choose_file() override {}
    bool save_file(std::string_view, std::string_view) override { return false; }
    void copy_text(std::string_view) override {}
    void save_picture(std::string_view, float, float, float, float) override {}

    double now = 0;
};

double thread_ms() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// A renderer has every texture as soon as it is asked for one.
void accept_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
        texture->SetStatus(texture->Status == ImTextureStatus_WantDestroy
                               ? ImTextureStatus_Destroyed
                               : ImTextureStatus_OK);
    }
}

/// The slider of the temperature on the screen, or of whatever else moves most.
std::optional<ImVec4> slider_of(const shell::App& app) {
    const std::string text = app.inspect_json();
    Report report;
    const auto document = json::Document::parse(text, report);
    std::optional<ImVec4> found;
    document->root().find("nodes")->each([&](json::Value node) {
        if (found || node.find("role")->string() != "slider") return;
        if (node.find("name")->string().find("emperature") == std::string_view::npos) return;
        std::array<float, 4> box{};
        std::size_t i = 0;
        node.find("box")->each([&](json::Value v) { box[i++] = static_cast<float>(v.number()); });
        if (box[2] > 100 && box[1] + box[3] < 800) found = {box[0], box[1], box[2], box[3]};
    });
    return found;
}

/// Draws frames while the mouse goes to and fro; over a slider it drags that, so that every number
/// of the lab changes with every frame.
std::vector<double> frames(shell::App& app, SilentPlatform& platform) {
    std::vector<double> cost;
    std::optional<ImVec4> slider;
    ImGuiIO& io = ImGui::GetIO();
    for (int i = 0; i < warm_up + measured; ++i) {
        if (i == warm_up / 2) slider = slider_of(app);
        const float way = static_cast<float>(i % 60) / 60;
        if (slider) {
            io.AddMousePosEvent(slider->x + slider->z * (.2f + .7f * way),
                                slider->y + slider->w / 2);
            if (i > warm_up / 2 + 2) io.AddMouseButtonEvent(0, true);
        } else {
            io.AddMousePosEvent(1280 * way, 100 + 600 * way);
        }
        const double start = thread_ms();
        io.DeltaTime = static_cast<float>(frame_ms / 1000);
        ImGui::NewFrame();
        app.frame();
        ImGui::Render();
        if (i >= warm_up) cost.push_back(thread_ms() - start);
        accept_textures();
        platform.now += frame_ms;
    }
    return cost;
}

void measure(const char* lab, std::string_view example) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {1280, 800};
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    {
        SilentPlatform platform;
        shell::App app(platform, {.theme = "light"});
        for (const shell::Example& shipped : shell::all_examples())
            if (shipped.name == example) app.open_text(shipped.name, shipped.json);
        std::string scenario = app.scenario_json();
        const std::size_t at = scenario.find("\"lab\": \"") + 8;
        scenario.replace(at, scenario.find('"', at) - at, lab);
        app.open_text(lab, scenario);
        std::vector<double> cost = frames(app, platform);
        std::sort(cost.begin(), cost.end());
        std::printf("%s %.4f %.4f\n", lab, cost[cost.size() / 2], cost.back());
    }
    ImGui::DestroyContext();
}

}  // namespace

int main() {
    measure("home", "capital");
    measure("temperature", "capital");
    measure("chain", "order");
    measure("generate", "runs");
    measure("runs", "runs");
    measure("compare", "consistency");
    measure("model", "river-text");
    return 0;
}
