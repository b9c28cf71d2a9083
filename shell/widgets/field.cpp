#include "shell/widgets/field.h"

#include <algorithm>

#include "imgui_internal.h"
#include "shell/draw.h"
#include "shell/fonts.h"

namespace temper::shell {
namespace {

int grow(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
    auto* text = static_cast<std::string*>(data->UserData);
    text->resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text->data();
    return 0;
}

/// Our own field, where the platform lends none.
void own_field(Ui& ui, const Box& box, const Type& type) {
    Editing& editing = ui.editing;
    ImGui::SetCursorScreenPos({box.x, box.y});
    ImGui::PushFont(font(type.face), type.px);
    const float pad = editing.lines ? 12 : std::max(0.f, (box.h - ImGui::GetFontSize()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {editing.lines ? 14.f : 8.f, pad});
    ImGui::PushStyleColor(ImGuiCol_FrameBg, ui.theme->surface);
    ImGui::PushStyleColor(ImGuiCol_Text, ui.theme->ink);
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, with_alpha(ui.theme->focus, .3f));
    ImGui::SetNextItemWidth(box.w);
    if (editing.opening) ImGui::SetKeyboardFocusHere();
    constexpr ImGuiInputTextFlags flags =
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackResize;
    std::string& typed = editing.text;
    const bool entered =
        editing.lines ? ImGui::InputTextMultiline("##field", typed.data(), typed.capacity() + 1,
                                                  {box.w, box.h}, flags, grow, &typed)
                      : ImGui::InputText("##field", typed.data(), typed.capacity() + 1,
                                         flags | ImGuiInputTextFlags_AutoSelectAll, grow, &typed);
    if (entered || ImGui::IsItemDeactivated()) {
        editing.ended = true;
        editing.keep = entered || !ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    }
    editing.opening = false;
    ImGui::PopStyleColor(3);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    ui.wake_in(400);  // the text cursor blinks
}

/// The characters that begin a number, when the person starts typing on a focused value.
std::string typed_start() {
    std::string typed;
    for (const ImWchar c : ImGui::GetIO().InputQueueCharacters)
        if ((c >= '0' && c <= '9') || c == '-' || c == '.') typed += static_cast<char>(c);
    return typed;
}

void finish(Ui& ui, const Accept& accept) {
    Editing& editing = ui.editing;
    editing.ended = false;
    if (editing.keep) editing.rejected = accept(editing.text);
    if (!editing.keep || editing.rejected.empty()) editing = {};
}

void show_rejection(Ui& ui, const Box& box) {
    const Theme& t = *ui.theme;
    const Type type{Face::sans, 12, t.bad};
    const float wide = width(ui.editing.rejected, type) + 16;
    const float rightmost = ImGui::GetIO().DisplaySize.x - 8 - wide;
    const Box note{std::max(8.f, std::min(box.x, rightmost)), box.bottom() + 4, wide, 24};
    ImDrawList* over = ImGui::GetForegroundDrawList();
    over->AddRectFilled({note.x, note.y}, {note.right(), note.bottom()}, t.surface, 6);
    over->AddRect({note.x, note.y}, {note.right(), note.bottom()}, t.bad, 6);
    ImGui::PushFont(font(type.face), type.px);
    over->AddText({note.x + 8, note.y + 5}, t.bad, ui.editing.rejected.c_str());
    ImGui::PopFont();
    ui.state({.role = Role::status, .name = "Not used", .value = ui.editing.rejected, .box = note});
}

}  // namespace

Touched field(Ui& ui, const Box& box, float x, float baseline, const Field& field,
              const Accept& accept) {
    const std::string name(field.name);
    Touched touched;
    const unsigned id = ImGui::GetID(name.c_str());
    const bool mine = ui.editing.id == id;
    const Box frame =
        field.lines ? box : Box{box.x - 8, box.middle() - 15, std::max(box.w + 16, 72.f), 30};
    if (mine && ui.editing.ended) finish(ui, accept);
    const bool open = ui.editing.id == id;
    const bool rejected = open && !ui.editing.rejected.empty();
    if (open && !ui.editing.system && !rejected) {
        ImGui::PushID(name.c_str());
        own_field(ui, frame, field.type);
        ImGui::PopID();
        ui.state({.id = id,
                  .role = Role::textbox,
                  .name = name,
                  .value = ui.editing.text,
                  .box = frame,
                  .focused = true,
                  .on = true});
        outline(frame.grown(1), ui.theme->focus, 6, 2);
        return touched;
    }
    touched = ui.item(name.c_str(), box,
                      {.role = Role::textbox,
                       .name = name,
                       .value = open ? ui.editing.text : std::string(field.shown),
                       .on = open});
    std::string start = rejected ? ui.editing.text : std::string(field.edited);
    bool begin = touched.pressed;
    if (const std::string typed = typed_start();
        field.numeric && touched.focused && !ui.editing.id && !typed.empty()) {
        start = typed;
        begin = true;
    }
    if (begin) ui.begin_edit(id, frame, start, field.type, field.numeric, field.lines);
    if (rejected && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ui.editing = {};
    if (open) {
        outline(frame, rejected ? ui.theme->bad : ui.theme->focus, 6, 2);
        if (rejected) show_rejection(ui, frame);
    }
    if (touched.hovered && !open && !field.lines)
        dashed_level(box.x, baseline + 4, box.w, ui.theme->strong, 1);
    if (rejected || (!open && !field.drawn_by_caller))
        text(x, baseline,
             rejected ? fitted(ui.editing.text, field.type, std::max(frame.w - 16, box.w))
                      : std::string(field.shown),
             field.type);
    return touched;
}

}  // namespace temper::shell
