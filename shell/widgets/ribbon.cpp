#include "shell/widgets/ribbon.h"

#include <array>

namespace temper::shell {
namespace {

constexpr int pieces = 24;
using Edge = std::array<ImVec2, pieces + 1>;

/// A cubic with level ends from (x0, y0) to (x1, y1).
Edge curve(float x0, float y0, float x1, float y1) {
    const float middle = (x0 + x1) / 2;
    Edge edge;
    for (int i = 0; i <= pieces; ++i) {
        const float t = static_cast<float>(i) / pieces, u = 1 - t;
        edge[static_cast<std::size_t>(i)] = {u * u * u * x0 + 3 * u * t * middle + t * t * t * x1,
                                             u * u * (u + 3 * t) * y0 + t * t * (t + 3 * u) * y1};
    }
    return edge;
}

void stroke(const Edge& edge, ImU32 colour, float width) {
    ImGui::GetWindowDrawList()->AddPolyline(edge.data(), pieces + 1, colour, 0, width);
}

}  // namespace

void ribbon_fill(const Ribbon& r, ImU32 colour, ImU32 edge) {
    const Edge top = curve(r.x0, r.top0, r.x1, r.top1);
    const Edge bottom = curve(r.x0, r.bottom0, r.x1, r.bottom1);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    list->PrimReserve(pieces * 6, (pieces + 1) * 2);
    const ImDrawIdx first = list->_VtxCurrentIdx;
    for (std::size_t i = 0; i <= pieces; ++i) {
        list->PrimWriteVtx(top[i], white, colour);
        list->PrimWriteVtx(bottom[i], white, colour);
    }
    for (ImDrawIdx i = 0; i < pieces; ++i)
        for (const ImDrawIdx corner : {0u, 1u, 3u, 0u, 3u, 2u})
            list->PrimWriteIdx(first + 2 * i + corner);
    stroke(top, edge, .8f);
    stroke(bottom, edge, .8f);
}

void ribbon_outline(const Ribbon& r, ImU32 colour, float width) {
    stroke(curve(r.x0, r.top0, r.x1, r.top1), colour, width);
    stroke(curve(r.x0, r.bottom0, r.x1, r.bottom1), colour, width);
}

void ribbon_course(const Ribbon& r, ImU32 colour, float width) {
    stroke(curve(r.x0, (r.top0 + r.bottom0) / 2, r.x1, (r.top1 + r.bottom1) / 2), colour, width);
}

}  // namespace temper::shell
