#include "shell/widgets/hatch.h"

#include "shell/draw.h"

namespace temper::shell {

void hatch(const Box& box, ImU32 colour) {
    if (box.w <= 0 || box.h <= 0) return;
    constexpr float apart = 7.07f;  // 5 between the lines, measured across them
    ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
    for (float at = box.x - box.h + apart / 2; at < box.right(); at += apart)
        line({at, box.bottom()}, {at + box.h, box.y}, colour);
    ImGui::PopClipRect();
    dashed_outline(box, colour);
}

}  // namespace temper::shell
