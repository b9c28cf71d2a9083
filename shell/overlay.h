#pragma once
#include <string_view>

#include "shell/ui.h"

namespace temper::shell {

/// The window that everything but overlays lies in.
constexpr const char* main_window = "Temper";

/// A card above everything else, for as long as it lives: an ImGui window of its own, so that what
/// lies below is neither hovered nor pressed through it.
class Overlay {
public:
    [[nodiscard]] Overlay(Ui& ui, std::string_view name, const Box& box, float radius,
                          bool take_focus);
    ~Overlay();
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;
    bool hovered() const { return hovered_; }

private:
    bool hovered_;
};

}  // namespace temper::shell
