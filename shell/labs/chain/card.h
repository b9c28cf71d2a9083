#pragma once
#include <algorithm>

#include "shell/semantics.h"

namespace temper::shell {

constexpr float card_head_h = 64, card_gap = 10, card_line_h = 30, touch_line_h = 44;

/// Where the parts of a card lie: beside one another, or on a narrow screen one below the other.
struct CardShape {
    bool narrow;
    float title_w;
    float fields_x, fields_w;  ///< numbers and lists
    float fields_y;            ///< the middle of their first line, were there three or more
    float line_h;
    Box bars;
    float numbers_right, menu_x;

    CardShape(const Box& box, bool below) : narrow(below) {
        const float m = box.y + card_head_h / 2;
        menu_x = box.right() - 20;
        numbers_right = box.right() - 38;
        if (narrow) {
            title_w = box.w - 82 - 104;
            fields_x = box.x + 16;
            fields_w = box.w - 32;
            line_h = touch_line_h;
            fields_y = box.y + card_head_h + line_h / 2 - 4;
            bars = {box.x + 16, box.bottom() - 46, box.w - 32, 34};
            return;
        }
        const float spare = std::max(0.f, box.w - 734);
        fields_x = box.x + std::min(268.f, box.w * .365f) + spare * .2f;
        title_w = fields_x - box.x - 82 - 12;
        const float bars_w = 126 + spare * .3f;
        bars = {box.right() - 108 - bars_w, m - 18, bars_w, 38};
        fields_w = bars.x - 18 - fields_x;
        line_h = card_line_h;
        fields_y = box.y + 17;
    }
};

}  // namespace temper::shell
