#include "shell/ui.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "shell/draw.h"
#include "shell/fonts.h"
#include "shell/overlay.h"

namespace temper::shell {
namespace {

constexpr double still_ms = 400, long_press_s = .45, leave_ms = 200;
constexpr float slack = 8;  // how far a finger may slide and still be pressing

bool by_finger() {
    return ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
}

bool pressed_by_space(Role role) {
    return role == Role::button || role == Role::switch_ || role == Role::radio ||
           role == Role::tab || role == Role::menu_item || role == Role::textbox;
}

/// What the pointer looks like over a widget: what a press there would do.
ImGuiMouseCursor cursor_of(Role role) {
    switch (role) {
        case Role::slider: return ImGuiMouseCursor_ResizeEW;
        case Role::textbox: return ImGuiMouseCursor_TextInput;
        case Role::text:
        case Role::image:
        case Role::status: return ImGuiMouseCursor_Arrow;
        default: return ImGuiMouseCursor_Hand;
    }
}

/// The length of the UTF-8 prefix of `text` that ends before byte `at` and splits no character.
std::size_t whole(std::string_view text, std::size_t at) {
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
}

}  // namespace

void Ui::begin_frame() {
    now = platform.now_ms();
    wake_ = -1;
    shown_focus_id_ = focus_id_;
    space_taken_ = arrows_taken_ = false;
    for (const Node& node : nodes) space_taken_ |= node.focused && pressed_by_space(node.role);
    nodes.clear();
    scrollers.clear();
    focus_box_.reset();
    source_seen_ = false;
    const ImGuiIO& io = ImGui::GetIO();
    for (const ImGuiKey key : {ImGuiKey_Tab, ImGuiKey_LeftArrow, ImGuiKey_RightArrow,
                               ImGuiKey_UpArrow, ImGuiKey_DownArrow})
        if (ImGui::IsKeyPressed(key)) keyboard = true;
    if (io.MouseClicked[0]) {
        keyboard = false;
        if (pinned_ && !panel_hovered_) close_explanation();
    }
    if (!io.MouseDown[0] && !io.MouseReleased[0]) long_pressed_ = slide_id_ = 0;
}

void Ui::end_frame() {
    mend_focus();
    close_when_left();
    if (shown_) {
        draw_explanation();
        ImGui::SetKeyOwner(ImGuiKey_Escape, open_id_);  // closes it, and leaves the focus alone
    }
    if (keyboard && focus_box_ && !editing.id) {
        const Box around = focus_box_->grown(3);
        ImGui::GetForegroundDrawList()->AddRect(
            {around.x, around.y}, {around.right(), around.bottom()}, theme->focus, 8, 0, 2);
    }
}

/// An item that is gone took the focus with it: its neighbour gets it. And where nothing has the
/// focus the next Tab begins at the first item; ImGui would look for one to go on from.
void Ui::mend_focus() {
    const auto focused =
        std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.focused; });
    if (focused != nodes.end()) {
        focus_at_ = focused - nodes.begin();
        return;
    }
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool gone = keyboard && g.NavId != 0 && g.NavId == focus_id_ && focus_in_content_;
    const auto from = nodes.begin() + std::min(focus_at_, std::ssize(nodes));
    const auto next = std::find_if(from, nodes.end(), [](const Node& node) { return node.id; });
    if (gone && next != nodes.end()) focus(next->id);
    else ImGui::SetNavCursorVisible(false);
}

void Ui::focus(unsigned id) {
    ImGuiWindow* window = ImGui::FindWindowByName(main_window);
    ImGui::SetFocusID(id, window);
    ImGui::SetNavFocusScope(window->NavRootFocusScopeId);
    ImGui::SetNavCursorVisible(true);
    wake_in(0);
}

double Ui::next_frame_ms() const {
    return wake_;
}

void Ui::wake_in(double ms) {
    wake_ = wake_ < 0 ? ms : std::min(wake_, ms);
}

bool Ui::holding() const {
    return ImGui::IsAnyItemActive() && ImGui::GetIO().MouseDown[0];
}

Box Ui::reach(const Box& box) const {
    const float least = by_finger() ? 44 : 24;
    const float dx = std::max(0.f, least - box.w) / 2, dy = std::max(0.f, least - box.h) / 2;
    return {box.x - dx, box.y - dy, box.w + 2 * dx, box.h + 2 * dy};
}

Touched Ui::item(const char* label, const Box& box, Node node) {
    const Box hit = reach(box);
    ImGui::SetCursorScreenPos({hit.x, hit.y});
    const bool pressed = ImGui::InvisibleButton(label, {hit.w, hit.h}, ImGuiButtonFlags_EnableNav);
    const Touched touched{ImGui::GetItemID(),
                          pressed && long_pressed_ != ImGui::GetItemID() && !node.disabled,
                          ImGui::IsItemActive(), ImGui::IsItemHovered(), ImGui::IsItemFocused()};
    if (touched.hovered && !node.disabled) ImGui::SetMouseCursor(cursor_of(node.role));
    if (touched.focused) {
        focus_box_ = box;
        focus_id_ = touched.id;
        focus_in_content_ = in_content_;
    }
    node.id = touched.id;
    node.box = box;
    node.focused = touched.focused;
    nodes.push_back(std::move(node));
    return touched;
}

bool Ui::drags(const Touched& touched) {
    if (!by_finger()) return touched.held;
    if (touched.pressed) return true;
    if (!touched.held) return false;
    const ImGuiIO& io = ImGui::GetIO();
    const float dx = std::abs(io.MousePos.x - io.MouseClickedPos[0].x);
    const float dy = std::abs(io.MousePos.y - io.MouseClickedPos[0].y);
    if (slide_id_ != touched.id && dx > slack && dx >= dy) {
        slide_id_ = touched.id;
        if (long_pressed_ == touched.id) close_explanation();  // held still first, then moved
    }
    return slide_id_ == touched.id;
}

bool Ui::lab_key(int key) const {
    if (editing.id || (key == ImGuiKey_Space && space_taken_)) return false;
    const ImGuiIO& io = ImGui::GetIO();
    return !io.KeyCtrl && !io.KeyAlt && !io.KeySuper &&
           ImGui::IsKeyPressed(static_cast<ImGuiKey>(key), false);
}

std::optional<Box> Ui::focus_to_show() const {
    const bool moved = keyboard && focus_id_ != shown_focus_id_ && focus_in_content_;
    return moved ? focus_box_ : std::nullopt;
}

void Ui::own_arrows(unsigned id) {
    arrows_taken_ = true;
    for (const ImGuiKey key :
         {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
          ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End})
        ImGui::SetKeyOwner(key, id);
}

void Ui::keep_focus() {
    ImGui::NavMoveRequestCancel();
}

bool Ui::asks_to_explain(const Touched& touched) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool asked = ImGui::IsKeyPressed(ImGuiKey_I, false) ||
                       (nodes.back().role == Role::text && touched.pressed);
    if (touched.focused && keyboard && !editing.id && asked) return pinned_ = true;
    if (touched.held && by_finger()) {
        const float slid = io.MouseDragMaxDistanceSqr[0];
        if (slid > slack * slack) return false;
        const double left = long_press_s - io.MouseDownDuration[0];
        if (left > 0) {
            wake_in(left * 1000);
            return false;
        }
        long_pressed_ = touched.id;
        return pinned_ = true;
    }
    if (!touched.hovered || touched.held || by_finger() || pinned_) return false;
    if (hover_id_ != touched.id || io.MouseDelta.x != 0 || io.MouseDelta.y != 0 ||
        io.MouseClicked[0])
        still_since_ = now;
    hover_id_ = touched.id;
    if (now - still_since_ >= still_ms) return true;
    wake_in(still_ms - (now - still_since_));
    return false;
}

void Ui::explain(const Touched& touched, const Box& box, const std::function<Explain()>& make) {
    if (touched.id == 0) return;  // a field that is open
    if (asks_to_explain(touched)) open_id_ = touched.id;
    if (open_id_ != touched.id) return;
    if (touched.held && !by_finger()) {  // what is being dragged must stay visible
        close_explanation();
        return;
    }
    source_seen_ = true;
    source_ = box;
    shown_ = make();
}

bool Ui::close_explanation() {
    const bool was = shown_.has_value();
    open_id_ = 0;
    pinned_ = panel_hovered_ = false;
    still_since_ = now;
    shown_.reset();
    return was;
}

void Ui::close_when_left() {
    if (!shown_) return;
    const ImVec2 at = ImGui::GetIO().MousePos;
    if (!source_seen_) {
        close_explanation();
    } else if (pinned_ || panel_hovered_ || source_.grown(2).contains(at.x, at.y)) {
        away_since_ = now;
    } else if (now - away_since_ > leave_ms) {
        close_explanation();
    } else {
        wake_in(leave_ms);
    }
}

void Ui::draw_explanation() {
    constexpr float pad = 16, gap = 20, max_width = 340;
    const Type title{Face::sans_bold, 14, theme->ink}, body{Face::sans, 13, theme->ink2},
        plain{Face::sans, 13, theme->ink};
    const auto sentence = wrapped(shown_->sentence, plain, max_width - 2 * pad);
    float wide = std::max(width(shown_->title, title), 220.f);
    for (const std::string& l : shown_->lines) wide = std::max(wide, width(l, body));
    for (const std::string& l : sentence) wide = std::max(wide, width(l, plain));
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float lines = static_cast<float>(shown_->lines.size() + sentence.size());
    Box box{source_.x, source_.bottom() + 10, std::min(wide + 2 * pad, screen.x - 16),
            pad + 22 + lines * gap + 8 + 34};
    if (box.bottom() > screen.y - 8) box.y = source_.y - 10 - box.h;
    box.y = std::max(8.f, box.y);
    box.x = std::clamp(box.x, 8.f, std::max(8.f, screen.x - 8 - box.w));

    const Overlay overlay(*this, "explanation", box, 10, false);
    panel_hovered_ = overlay.hovered();
    float y = box.y + pad + 10;
    const float room = box.w - 2 * pad;
    text(box.x + pad, y, fitted(shown_->title, title, room), title);
    y += 22;
    for (const std::string& l : shown_->lines) {
        text(box.x + pad, y, fitted(l, body, room), body);
        y += gap;
    }
    level(box.x + pad, y - 12, box.w - 2 * pad, theme->line);
    y += 6;
    for (const std::string& l : sentence) {
        text(box.x + pad, y, l, plain);
        y += gap;
    }
    y += 6;
    const Type act{Face::sans_bold, 13, theme->ink};
    const Box copy{box.x + pad - 6, y - 17, width("Copy value", act) + 12, 26};
    const bool copied =
        item("copy value", copy, {.role = Role::button, .name = "Copy value"}).pressed;
    text(copy.x + 6, y, "Copy value", act);
    text(box.right() - pad, y, "Esc closes", {Face::sans, 12, theme->ink3, 1});
    const bool by_key = ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_C);
    if (copied || (pinned_ && by_key)) platform.copy_text(shown_->value);
    std::string said = shown_->title;
    for (const std::string& l : shown_->lines) said += "\n" + l;
    state({.role = Role::status,
           .name = "Explanation",
           .value = said + "\n" + shown_->sentence,
           .box = box});
}

float Ui::eased(unsigned key, float target, float ms) {
    const auto [at, fresh] = motions_.try_emplace(key, Motion{target, target, now});
    Motion& m = at->second;
    const float done = std::clamp(static_cast<float>(now - m.start) / ms, 0.f, 1.f);
    const float left = 1 - done;
    const float value = m.from + (m.to - m.from) * (1 - left * left * left);
    if (fresh || holding() || platform.reduced_motion()) {
        m = {target, target, now};
        return target;
    }
    if (m.to != target) m = {value, target, now};
    if (m.from != m.to && now - m.start < ms) wake_in(0);
    return value;
}

float Ui::progress(double start, float ms) {
    if (platform.reduced_motion()) return 1;
    const float done = std::clamp(static_cast<float>(now - start) / ms, 0.f, 1.f);
    if (done < 1) wake_in(0);
    return done;
}

void Ui::begin_edit(unsigned id, const Box& box, std::string value, const Type& type, bool numeric,
                    bool lines) {
    close_explanation();
    editing = {.id = id, .text = std::move(value), .lines = lines};
    editing.system = platform.begin_edit({.text = editing.text,
                                          .x = box.x,
                                          .y = box.y,
                                          .width = box.w,
                                          .height = box.h,
                                          .face = type.face,
                                          .px = type.px,
                                          .numeric = numeric,
                                          .lines = lines});
    editing.opening = !editing.system;
    wake_in(0);
}

float width(std::string_view text, const Type& type) {
    ImGui::PushFont(font(type.face), type.px);
    const float wide = ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
    ImGui::PopFont();
    return wide;
}

float text(float x, float baseline, std::string_view text, const Type& type) {
    ImGui::PushFont(font(type.face), type.px);
    const float wide = ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
    const float left = x - wide * type.align;
    ImGui::GetWindowDrawList()->AddText({left, baseline - ImGui::GetFontBaked()->Ascent},
                                        type.colour, text.data(), text.data() + text.size());
    ImGui::PopFont();
    return left + wide;
}

std::string fitted(std::string_view text, const Type& type, float room) {
    // No glyph is narrower than a pixel: of a name of ten thousand letters few need measuring.
    const auto most = static_cast<std::size_t>(std::max(0.f, room) * 4 + 8);
    if (text.size() > most) text = text.substr(0, whole(text, most));
    else if (width(text, type) <= room) return std::string(text);
    std::size_t low = 0, high = text.size();  // bytes that fit with the ellipsis
    while (low < high) {
        const std::size_t middle = (low + high + 1) / 2;
        const std::string tried = std::string(text.substr(0, whole(text, middle))) + "…";
        if (width(tried, type) <= room) low = middle;
        else high = middle - 1;
    }
    return std::string(text.substr(0, whole(text, low))) + "…";
}

std::vector<std::string> wrapped(std::string_view text, const Type& type, float room) {
    std::vector<std::string> lines{""};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string word(text.substr(0, end));
        const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
        if (width(longer, type) <= room || lines.back().empty()) lines.back() = longer;
        else lines.push_back(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace temper::shell
