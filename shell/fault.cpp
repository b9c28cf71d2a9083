#include "shell/fault.h"

#include <algorithm>

#include "shell/draw.h"
#include "shell/overlay.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr float pad = 22, code_line = 19, text_line = 20;

/// The document around the fault, its line tinted; returns the bottom.
float draw_excerpt(const Ui& ui, const Fault& fault, float x, float y, float w) {
    const Theme& t = *ui.theme;
    const Box box{x, y, w, code_line * static_cast<float>(fault.excerpt.size()) + 12};
    fill(box, t.page, 8);
    const int faulty = fault.report.errors.front().line - fault.first_line;
    for (int i = 0; i < static_cast<int>(fault.excerpt.size()); ++i) {
        const float top = y + 6 + code_line * static_cast<float>(i);
        if (i == faulty) fill({x + 1, top, w - 2, code_line}, mix(t.page, t.bad, .16f));
        text(x + 34, top + 14, std::to_string(fault.first_line + i), {Face::mono, 12, t.ink3, 1});
        const Type type{Face::mono, 13, i == faulty ? t.ink : t.ink2};
        text(x + 46, top + 14, fitted(fault.excerpt[static_cast<std::size_t>(i)], type, w - 56),
             type);
    }
    outline(box, t.bad, 8);
    return box.bottom();
}

void sign(const Ui& ui, ImVec2 centre) {
    ring(centre, 9, ui.theme->bad, 1.6f);
    line({centre.x, centre.y - 4.5f}, {centre.x, centre.y + 1}, ui.theme->bad, 1.8f);
    disc({centre.x, centre.y + 4}, 1.2f, ui.theme->bad);
}

/// The name and the excerpt are for the eye; this is for the ear.
std::string said_of(const Fault& fault) {
    const Error& error = fault.report.errors.front();
    std::string said = error.path.empty() ? "" : error.path + " ";
    if (error.line > 0) said += "(line " + std::to_string(error.line) + ") ";
    return said + error.message;
}

}  // namespace

FaultAnswer fault_panel(Ui& ui, const Fault& fault, const Box& area) {
    const Theme& t = *ui.theme;
    const Error& error = fault.report.errors.front();
    const std::size_t more = fault.report.errors.size() - 1;
    const float w = std::min(560.f, area.w - 24), inner = w - 2 * pad;
    const Type words{Face::sans, 14, t.ink};
    const auto message = wrapped(error.message, words, inner - 32);
    const float code_h =
        fault.excerpt.empty() ? 0 : code_line * static_cast<float>(fault.excerpt.size()) + 28;
    const float tall = pad + 30 + code_h + (error.path.empty() ? 0 : text_line) +
                       text_line * static_cast<float>(message.size()) + 28 + 32 + pad;
    const Box box{area.x + (area.w - w) / 2, area.y + 24, w, tall};

    const Overlay overlay(ui, "fault", box, 12, false);
    float y = box.y + pad + 12;
    text(box.x + pad, y, "Not opened", {Face::sans_bold, 14, t.ink});
    const Type name{Face::sans, 13, t.ink3, 1};
    text(box.right() - pad, y, fitted(fault.name, name, inner - 110), name);
    y += 16;
    if (!fault.excerpt.empty()) y = draw_excerpt(ui, fault, box.x + pad, y, inner) + 16;
    sign(ui, {box.x + pad + 10, y + 6});
    const float x = box.x + pad + 32;
    y += 11;
    if (!error.path.empty()) {
        text(x, y, fitted(error.path, {Face::mono, 13}, inner - 32), {Face::mono, 13, t.ink});
        y += text_line;
    }
    for (const std::string& l : message) {
        text(x, y, l, words);
        y += text_line;
    }
    std::string after = "The scenario on screen is unchanged.";
    if (more > 0)
        after = "And " + std::to_string(more) + (more == 1 ? " more fault. " : " more faults. ") +
                after;
    text(x, y + 4, after, {Face::sans, 13, t.ink3});
    y += 22;
    ui.state({.role = Role::status, .name = "Not opened", .value = said_of(fault), .box = box});

    const Button discard{.label = "Discard", .look = Look::outlined},
        another{.label = "Open another file", .look = Look::quiet};
    FaultAnswer answer = FaultAnswer::none;
    const float wide = button_width(discard);
    if (button(ui, {box.x + pad, y, wide, 32}, discard).pressed) answer = FaultAnswer::discard;
    if (button(ui, {box.x + pad + wide + 8, y, button_width(another), 32}, another).pressed)
        answer = FaultAnswer::open_another;
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) answer = FaultAnswer::discard;
    return answer;
}

}  // namespace temper::shell
