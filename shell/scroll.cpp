#include "shell/scroll.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

namespace temper::shell {
namespace {

constexpr float wheel_step = 100, slack = 8;
constexpr float momentum_ms = 325;  // in which a thrown page loses two thirds of its speed

/// Whether a list inside this one, drawn before it, moves by what happens at `at`. `dy` is the
/// wheel's turn, 0 for a finger.
bool inner_moves(const Ui& ui, ImVec2 at, float dy) {
    return std::any_of(ui.scrollers.begin(), ui.scrollers.end(), [&](const Ui::Scroller& inner) {
        const bool can = dy > 0 ? inner.up : dy < 0 ? inner.down : inner.up || inner.down;
        return can && inner.area.contains(at.x, at.y);
    });
}

bool on_grip(const Ui& ui, ImVec2 at) {
    return std::any_of(ui.nodes.begin(), ui.nodes.end(), [at](const Node& node) {
        return node.grip && node.box.grown(12).contains(at.x, at.y);
    });
}

}  // namespace

void Scroll::update(Ui& ui, const Box& area, float height, std::size_t first) {
    const ImGuiIO& io = ImGui::GetIO();
    const float elapsed = std::min(50.f, static_cast<float>(ui.now - last_ms_));
    last_ms_ = ui.now;
    most_ = std::max(0.f, height - area.h);
    const bool above = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (above && area.contains(io.MousePos.x, io.MousePos.y) &&
        !inner_moves(ui, io.MousePos, io.MouseWheel))
        offset_ -= io.MouseWheel * wheel_step;
    follow_finger(ui, area);
    if (!dragging_ && speed_ != 0) {
        offset_ += speed_ * elapsed;
        speed_ *= std::exp(-elapsed / momentum_ms);
        if (std::abs(speed_) < .02f || ui.platform.reduced_motion()) speed_ = 0;
        ui.wake_in(0);
    }
    keep_in_sight(ui, area, first);
    offset_ = std::clamp(offset_, 0.f, most_);
    ui.scrollers.push_back({area, offset_ > 0, offset_ < most_});
}

/// A finger that moves up or down before it moves aside scrolls, unless it took hold of a grip.
void Scroll::follow_finger(Ui& ui, const Box& area) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseSource != ImGuiMouseSource_TouchScreen) return;
    if (!io.MouseDown[0]) {
        dragging_ = false;
        return;
    }
    const ImVec2 from = io.MouseClickedPos[0];
    const float dx = io.MousePos.x - from.x, dy = io.MousePos.y - from.y;
    if (io.MouseClicked[0]) speed_ = 0;
    const bool free = most_ > 0 && area.contains(from.x, from.y) && !on_grip(ui, from) &&
                      !ui.sliding() && !inner_moves(ui, from, 0);
    if (!dragging_ && free && std::abs(dy) > slack && std::abs(dy) > std::abs(dx)) {
        dragging_ = true;
        ImGui::ClearActiveID();
    }
    if (!dragging_) return;
    offset_ -= io.MouseDelta.y;
    if (io.DeltaTime > 0) {
        const float now = -io.MouseDelta.y / (io.DeltaTime * 1000);
        speed_ = .6f * speed_ + .4f * now;
    }
}

void Scroll::keep_in_sight(const Ui& ui, const Box& area, std::size_t first) {
    const auto focus = ui.focus_to_show();
    if (!focus || GImGui->NavWindow != GImGui->CurrentWindow) return;  // it is in a card above
    const auto own = ui.nodes.begin() + static_cast<std::ptrdiff_t>(first);
    if (std::none_of(own, ui.nodes.end(), [](const Node& node) { return node.focused; })) return;
    constexpr float margin = 16;
    if (focus->y < area.y + margin) offset_ -= area.y + margin - focus->y;
    if (focus->bottom() > area.bottom() - margin)
        offset_ += focus->bottom() - area.bottom() + margin;
}

}  // namespace temper::shell
