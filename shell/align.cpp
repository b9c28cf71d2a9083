#include "shell/align.h"

#include <cmath>

#include "imgui.h"

namespace temper::shell {
namespace {

/// Whether these six indices are of a quad as ImGui writes glyphs and rectangles.
bool is_quad(const ImDrawIdx* i) {
    return i[1] == i[0] + 1 && i[2] == i[0] + 2 && i[3] == i[0] && i[4] == i[2] && i[5] == i[0] + 3;
}

/// Upright and with a picture of its own: shapes take one white pixel for all corners.
bool is_glyph(const ImDrawVert* v) {
    return v[0].uv.x < v[2].uv.x && v[0].uv.y < v[2].uv.y && v[0].uv.x == v[3].uv.x &&
           v[0].uv.y == v[1].uv.y && v[0].pos.x == v[3].pos.x && v[0].pos.y == v[1].pos.y;
}

float to_whole(float at, float scale) {
    return std::floor(at * scale + .5f) / scale - at;
}

void align(ImDrawVert* v, ImVec2 scale) {
    const float dx = to_whole(v[0].pos.x, scale.x), dy = to_whole(v[0].pos.y, scale.y);
    for (int corner = 0; corner < 4; ++corner) {
        v[corner].pos.x += dx;
        v[corner].pos.y += dy;
    }
}

void align(ImDrawList& list, const ImDrawCmd& command, ImVec2 scale) {
    const ImDrawIdx* at = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawIdx* end = at + command.ElemCount;
    ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    while (end - at >= 6) {
        const bool quad = is_quad(at);
        if (quad && is_glyph(vertices + *at)) align(vertices + *at, scale);
        at += quad ? 6 : 3;
    }
}

}  // namespace

void align_glyphs(ImDrawData& frame) {
    for (ImDrawList* list : frame.CmdLists)
        for (const ImDrawCmd& command : list->CmdBuffer)
            if (!command.UserCallback) align(*list, command, frame.FramebufferScale);
}

}  // namespace temper::shell
