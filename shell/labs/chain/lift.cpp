#include <algorithm>

#include "shell/draw.h"
#include "shell/labs/chain/card.h"
#include "shell/labs/chain/lab.h"
#include "shell/numbers.h"

namespace temper::shell {
namespace {

/// `word` with a small first letter, where it is a word and no abbreviation.
std::string uncapped(std::string word) {
    const bool abbreviation = word.size() > 1 && word[1] >= 'A' && word[1] <= 'Z';
    if (!abbreviation && word[0] >= 'A' && word[0] <= 'Z') word[0] += 'a' - 'A';
    return word;
}

}  // namespace

/// Says where the card would go, and what the chain would then give.
void ChainFrame::lift_to(std::size_t to) {
    Lift& lift = *view_.lift;
    if (lift.to == to) return;
    lift.to = to;
    view_.dropped.reset();
    if (to == lift.from || !view_.pass) return;
    const auto order = moved_order(chain_.samplers.size(), lift.from, to);
    view_.dropped = pass_of(view_.place, reordered(chain_, order).samplers);
}

void ChainFrame::follow_pointer(const std::vector<Box>& boxes) {
    if (!view_.lift || view_.lift->by_key) return;
    const Lift& lift = *view_.lift;
    const float middle = ImGui::GetIO().MousePos.y - lift.grabbed + boxes[lift.from].h / 2;
    std::size_t above = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        above += i != lift.from && boxes[i].middle() < middle;
    lift_to(above);
}

/// Where an ember line shows the slot: before the card now at `to`, or behind it further down.
static float slot_y(const Lift& lift, const std::vector<Box>& boxes) {
    const Box& at = boxes[lift.to];
    return lift.to > lift.from ? at.bottom() + card_gap / 2 : at.y - card_gap / 2;
}

void ChainFrame::slot_line(const std::vector<Box>& boxes) {
    const Lift& lift = *view_.lift;
    if (lift.to == lift.from) return;
    const float y = slot_y(lift, boxes), x = boxes.front().x, right = boxes.front().right();
    line({x, y}, {right, y}, theme_.ember, 3);
    disc({x, y}, 5, theme_.ember);
}

Box ChainFrame::lifted_box(const std::vector<Box>& boxes) const {
    const Lift& lift = *view_.lift;
    Box box = boxes[lift.from];
    box.x += narrow_ ? 6 : 14;
    if (!lift.by_key) box.y = ImGui::GetIO().MousePos.y - lift.grabbed;
    else box.y = lift.to == lift.from ? box.y - 6 : slot_y(lift, boxes) + 8;
    return box;
}

/// Alt and an arrow lift the card that has the focus, and move the slot.
void ChainFrame::card_keys(std::size_t i, unsigned focused) {
    if (ui_.editing.id || !ImGui::GetIO().KeyAlt) return;
    ui_.own_arrows(focused);
    const bool up = ImGui::IsKeyPressed(ImGuiKey_UpArrow);
    const bool down = ImGui::IsKeyPressed(ImGuiKey_DownArrow);
    if (up == down) return;
    ui_.keep_focus();
    if (!view_.lift) view_.lift = Lift{.from = i, .to = i, .by_key = true};
    const std::size_t to = view_.lift->to, last = chain_.samplers.size() - 1;
    lift_to(up ? to - (to > 0) : std::min(last, to + 1));
    ui_.wake_in(0);
}

/// Letting go of Alt drops a card that keys hold; Esc puts it back.
void ChainFrame::follow_keys() {
    if (!view_.lift || !view_.lift->by_key) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) drop(false);
    else if (!ImGui::GetIO().KeyAlt) drop(true);
}

/// Moves the lab where a card is held against its edge.
void ChainFrame::keep_in_sight(const Box& held) {
    constexpr float step = 8, margin = 12;
    const ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = list->GetClipRectMin().y, bottom = list->GetClipRectMax().y;
    if (held.y < top + margin) frame_.scroll_by = -step;
    else if (held.bottom() > bottom - margin) frame_.scroll_by = step;
}

/// Ends the lift; `keep` leaves the card where it was held.
void ChainFrame::drop(bool keep) {
    const Lift lift = *view_.lift;
    ui_.wake_in(0);
    if (!keep || lift.to == lift.from) {
        view_.lift.reset();
        view_.dropped.reset();
        return;
    }
    later_ = [this, lift] {
        apply_order(moved_order(chain_.samplers.size(), lift.from, lift.to));
        view_.lift.reset();
        view_.dropped.reset();
    };
}

void ChainFrame::remove(std::size_t i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    view_.moved = "removed: " + uncapped(title_of(i));
    chain_.samplers.erase(chain_.samplers.begin() + at);
    view_.ids.erase(view_.ids.begin() + at);
}

void ChainFrame::duplicate(std::size_t i) {
    const auto at = static_cast<std::ptrdiff_t>(i) + 1;
    view_.moved = "duplicated: " + uncapped(title_of(i));
    chain_.samplers.insert(chain_.samplers.begin() + at, Stage(chain_.samplers[i]));
    view_.ids.insert(view_.ids.begin() + at, ++view_.last_id);
}

/// Puts the stages in `order`, each with who it is.
void ChainFrame::apply_order(const std::vector<std::size_t>& order) {
    const std::vector<unsigned> ids = view_.ids;
    std::size_t far = 0, farthest = 0;  // the stage that went furthest is the one that was moved
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::size_t way = order[i] > i ? order[i] - i : i - order[i];
        view_.ids[i] = ids[order[i]];
        if (way > farthest) {
            farthest = way;
            far = i;
        }
    }
    const std::string name = uncapped(title_of(order[far]));
    view_.moved =
        "moved: " + name + ", from place " + count(order[far] + 1) + " to " + count(far + 1);
    chain_ = reordered(chain_, order);
    changed_ = true;
}

}  // namespace temper::shell
