#include "shell/draw.h"

#include <algorithm>
#include <cmath>

namespace temper::shell {
namespace {

constexpr float pi = 3.14159265f;

ImDrawList& list() {
    return *ImGui::GetWindowDrawList();
}

float snapped(float v) {
    const float density = ImGui::GetIO().DisplayFramebufferScale.x;
    return std::round(v * density) / density;
}

}  // namespace

void fill(const Box& box, ImU32 colour, float radius) {
    if (box.w > 0 && box.h > 0)
        list().AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, colour,
                             std::min({radius, box.w / 2, box.h / 2}));
}

void outline(const Box& box, ImU32 colour, float radius, float width) {
    // The stroke lies inside the box, so that two boxes of one size look it.
    const float in = width / 2;
    list().AddRect({box.x + in, box.y + in}, {box.right() - in, box.bottom() - in}, colour,
                   std::max(0.f, radius - in), 0, width);
}

void dashed_outline(const Box& box, ImU32 colour, float radius) {
    const float w = box.w - 2 * radius;
    dashed_level(box.x + radius, box.y + .5f, w, colour, 1);
    dashed_level(box.x + radius, box.bottom() - .5f, w, colour, 1);
    const float end = box.bottom() - radius;
    for (float y = box.y + radius; y < end; y += 5)
        for (const float x : {box.x, box.right() - 1})
            hairline({x, y, 1, std::min(3.f, end - y)}, colour);
    if (radius <= 0) return;
    const ImVec2 centres[] = {{box.right() - radius, end},
                              {box.x + radius, end},
                              {box.x + radius, box.y + radius},
                              {box.right() - radius, box.y + radius}};
    const float dash = 3 / radius, turn = pi / 2;  // dashes of the same length along each corner
    for (int corner = 0; corner < 4; ++corner)
        for (float at = dash / 3; at + dash * .7f < turn; at += dash * 1.7f) {
            const float from = turn * static_cast<float>(corner) + at;
            list().PathArcTo(centres[corner], radius - .5f, from, from + dash, 4);
            list().PathStroke(colour, 0, 1);
        }
}

void line(ImVec2 from, ImVec2 to, ImU32 colour, float width) {
    list().AddLine(from, to, colour, width);
}

void hairline(const Box& box, ImU32 colour) {
    const float x = snapped(box.x), y = snapped(box.y);
    list().AddRectFilled({x, y}, {x + snapped(box.w), y + snapped(box.h)}, colour);
}

void level(float x, float y, float length, ImU32 colour) {
    hairline({x, y, length, 1}, colour);
}

void upright(float x, float y, float length, ImU32 colour) {
    hairline({x, y, 1, length}, colour);
}

void dashed_level(float x, float y, float length, ImU32 colour, float width) {
    for (float at = x; at < x + length; at += 5)
        list().AddLine({at, y}, {std::min(at + 2.5f, x + length), y}, colour, width);
}

void disc(ImVec2 centre, float radius, ImU32 colour) {
    list().AddCircleFilled(centre, radius, colour);
}

void ring(ImVec2 centre, float radius, ImU32 colour, float width) {
    list().AddCircle(centre, radius, colour, 0, width);
}

void round_off(const Box& box, float radius, ImU32 ground) {
    struct Corner {
        float x, y, cx, cy, from;
    };
    const Corner corners[] = {
        {box.x, box.y, box.x + radius, box.y + radius, pi},
        {box.right(), box.y, box.right() - radius, box.y + radius, pi * 1.5f},
        {box.right(), box.bottom(), box.right() - radius, box.bottom() - radius, 0},
        {box.x, box.bottom(), box.x + radius, box.bottom() - radius, pi * .5f}};
    for (const Corner& c : corners) {
        list().PathLineTo({c.x, c.y});
        list().PathArcTo({c.cx, c.cy}, radius, c.from + pi / 2, c.from, 8);
        list().PathFillConcave(ground);
    }
}

void reference_tick(float x, float middle, float half, ImU32 colour, ImU32 ground) {
    line({x, middle - half}, {x, middle + half}, ground, 4);
    line({x, middle - half}, {x, middle + half}, colour, 1.5f);
}

void slice(ImVec2 centre, float radius, float share, ImU32 colour) {
    if (share <= 0) return;
    if (share >= 1) return disc(centre, radius, colour);
    list().PathLineTo(centre);
    list().PathArcTo(centre, radius, -pi / 2, -pi / 2 + 2 * pi * share, 48);
    if (share > .5f) list().PathFillConcave(colour);
    else list().PathFillConvex(colour);
}

void coin(const Ui& ui, ImVec2 centre, float radius, float share) {
    const Theme& t = *ui.theme;
    disc(centre, radius, t.ink);
    if (share <= 0) return;
    slice(centre, radius, share, t.ember);
    if (share >= 1) return;
    const float end = -pi / 2 + 2 * pi * share;
    for (const float angle : {-pi / 2, end})
        line(centre, {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)},
             t.page, 1.6f);
}

void shadow(const Box& box, float radius, bool dark) {
    for (float i = 4; i > 0; --i)
        fill({box.x - i, box.y - i + 3, box.w + 2 * i, box.h + 2 * i},
             with_alpha(IM_COL32(0, 0, 0, 255), dark ? .12f : .025f), radius + i);
}

void icon(Icon which, ImVec2 c, ImU32 colour) {
    ImDrawList& d = list();
    const float x = c.x, y = c.y;
    const auto stroke = [&](std::initializer_list<ImVec2> points, float w = 1.6f) {
        for (const ImVec2& p : points) d.PathLineTo(p);
        d.PathStroke(colour, 0, w);
    };
    const auto back = [&](float s) {  // s = 1 undo, -1 redo
        d.PathLineTo({x - 5 * s, y - 1.5f});
        d.PathLineTo({x + 1.5f * s, y - 1.5f});
        d.PathArcTo({x + 1.5f * s, y + 2.5f}, 4, -pi / 2, s > 0 ? pi / 2 : -pi * 1.5f, 12);
        d.PathLineTo({x - 2 * s, y + 6.5f});
        d.PathStroke(colour, 0, 1.6f);
        stroke({{x - 2 * s, y - 5}, {x - 5.5f * s, y - 1.5f}, {x - 2 * s, y + 2}});
    };
    switch (which) {
        case Icon::undo: back(1); break;
        case Icon::redo: back(-1); break;
        case Icon::theme:
            ring(c, 6, colour, 1.6f);
            d.PathArcTo(c, 6, -pi / 2, pi / 2, 16);
            d.PathFillConvex(colour);
            break;
        case Icon::menu:
            for (const float dx : {-5.f, 0.f, 5.f}) disc({x + dx, y}, 1.6f, colour);
            break;
        case Icon::chevron: stroke({{x - 3.5f, y - 2}, {x, y + 2}, {x + 3.5f, y - 2}}); break;
        case Icon::plus:
            stroke({{x - 5, y}, {x + 5, y}});
            stroke({{x, y - 5}, {x, y + 5}});
            break;
        case Icon::cross:
            stroke({{x - 4, y - 4}, {x + 4, y + 4}}, 1.5f);
            stroke({{x - 4, y + 4}, {x + 4, y - 4}}, 1.5f);
            break;
        case Icon::die:
            d.AddRect({x - 7, y - 7}, {x + 7, y + 7}, colour, 3.4f, 0, 1.5f);
            for (const ImVec2 p : {ImVec2{-1, -1}, {1, -1}, {0, 0}, {-1, 1}, {1, 1}})
                disc({x + p.x * 3.3f, y + p.y * 3.3f}, 1.25f, colour);
            break;
        case Icon::file:
            stroke({{x + 1, y - 7},
                    {x - 5, y - 7},
                    {x - 5, y + 7},
                    {x + 5, y + 7},
                    {x + 5, y - 3},
                    {x + 1, y - 7},
                    {x + 1, y - 3},
                    {x + 5, y - 3}},
                   1.5f);
            break;
        case Icon::save:
            stroke({{x, y - 7}, {x, y + 2.5f}}, 1.5f);
            stroke({{x - 3.5f, y - 1}, {x, y + 2.5f}, {x + 3.5f, y - 1}}, 1.5f);
            stroke({{x - 5.5f, y + 1}, {x - 5.5f, y + 6}, {x + 5.5f, y + 6}, {x + 5.5f, y + 1}},
                   1.5f);
            break;
        case Icon::up: stroke({{x - 4, y + 2}, {x, y - 2}, {x + 4, y + 2}}); break;
        case Icon::down: stroke({{x - 4, y - 2}, {x, y + 2}, {x + 4, y - 2}}); break;
        case Icon::play:
            d.AddTriangleFilled({x - 4, y - 6}, {x + 6, y}, {x - 4, y + 6}, colour);
            break;
        case Icon::pause:
            fill({x - 5, y - 6, 3.5f, 12}, colour, 1);
            fill({x + 1.5f, y - 6, 3.5f, 12}, colour, 1);
            break;
        case Icon::step:
        case Icon::last:
        case Icon::back:
        case Icon::first: {
            const float s = which == Icon::step || which == Icon::last ? 1.f : -1.f;
            d.AddTriangleFilled({x - 5 * s, y - 5}, {x + 2.5f * s, y}, {x - 5 * s, y + 5}, colour);
            fill({x + 4.7f * s - 1.1f, y - 5.5f, 2.2f, 11}, colour, 1);
            if (which == Icon::last || which == Icon::first)
                fill({x + 8.2f * s - 1.1f, y - 5.5f, 2.2f, 11}, colour, 1);
            break;
        }
        case Icon::tokens:
            for (const float dx : {-9.f, -2.5f}) fill({x + dx, y - 4, 5.5f, 8}, colour, 2);
            d.AddRect({x + 4, y - 4}, {x + 10, y + 4}, colour, 2, 0, 1.4f);
            break;
        case Icon::stop: fill({x - 5, y - 5, 10, 10}, colour, 1.5f); break;
        case Icon::chain:
            for (const float dy : {-6.f, 0.f, 6.f})
                line({x - 8, y + dy}, {x + 8 - (dy + 6) * .6f, y + dy}, colour, 2.4f);
            break;
        case Icon::river:
            for (const float dy : {-6.f, 0.f, 6.f})
                d.AddBezierCubic({x - 9, y}, {x - 1, y}, {x, y + dy}, {x + 9, y + dy}, colour,
                                 1.8f);
            break;
        case Icon::columns:
            d.AddRect({x - 8, y - 7}, {x - 1.5f, y + 7}, colour, 2, 0, 1.6f);
            d.AddRect({x + 1.5f, y - 7}, {x + 8, y + 7}, colour, 2, 0, 1.6f);
            break;
        case Icon::tab:
            line({x - 9, y}, {x + 9, y}, colour, 2);
            disc({x + 2, y}, 5.5f, colour);
            break;
    }
}

}  // namespace temper::shell
