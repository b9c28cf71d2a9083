#include "web/keys.h"

namespace temper::web {
namespace {

struct Named {
    std::string_view code;
    ImGuiKey key;
};

constexpr Named named[] = {
    {"Tab", ImGuiKey_Tab},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {"Space", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"Escape", ImGuiKey_Escape},
    {"Minus", ImGuiKey_Minus},
    {"Equal", ImGuiKey_Equal},
    {"Slash", ImGuiKey_Slash},
    {"Comma", ImGuiKey_Comma},
    {"Period", ImGuiKey_Period},
    {"NumpadAdd", ImGuiKey_KeypadAdd},
    {"NumpadSubtract", ImGuiKey_KeypadSubtract},
};

/// The `at`-th key of a family that ImGui and the DOM both number in order.
ImGuiKey counted(ImGuiKey first, char from, char at) {
    return static_cast<ImGuiKey>(first + (at - from));
}

}  // namespace

ImGuiKey key_of(std::string_view code) {
    if (code.size() == 4 && code.starts_with("Key")) return counted(ImGuiKey_A, 'A', code[3]);
    if (code.size() == 6 && code.starts_with("Digit")) return counted(ImGuiKey_0, '0', code[5]);
    for (const Named& one : named)
        if (one.code == code) return one.key;
    return ImGuiKey_None;
}

}  // namespace temper::web
