#include "shell/labs/model/lab.h"

#include <algorithm>

#include "core/edit_names.h"
#include "shell/numbers.h"
#include "shell/visible.h"
#include "shell/widgets/controls.h"

namespace temper::shell {
namespace {

constexpr std::string_view kinds[] = {"Distribution", "Map", "Text", "Recording"};
constexpr float gap = 32, side_w = 372, least_h = 420;

}  // namespace

ModelFrame::ModelFrame(LabFrame& frame, ModelMemory& memory, Scenario& scenario)
    : frame_(frame),
      ui_(frame.ui),
      theme_(*frame.ui.theme),
      m_(memory),
      scenario_(scenario),
      seen_(memory.seen),
      ground_(frame.layout == Layout::embed ? theme_.surface : theme_.page) {}

bool ModelFrame::draw() {
    if (frame_.layout == Layout::wide) draw_columns();
    else draw_stack();
    return changed_;
}

void ModelFrame::draw_columns() {
    const Box& a = frame_.area;
    const float content = std::min(a.w, 1440.f) - 64;
    const float left = a.x + (a.w - content) / 2, main_w = content - side_w - gap * 2;
    const float top = head(left, a.y + 47, content);
    const float room = std::max(least_h, frame_.area.h - (top - a.y) - 24);
    const float main_end = main_part({left, top, main_w, room});
    const float side = side_part(left + main_w + gap * 2, top, side_w);
    const float end = std::max(main_end, side);
    upright(left + main_w + gap, top, std::max(room, end - top), theme_.line);
    frame_.height = end + 24 - a.y;
}

void ModelFrame::draw_stack() {
    const Box& a = frame_.area;
    const float margin = frame_.layout == Layout::medium ? 24 : 20;
    const float left = a.x + margin, w = a.w - 2 * margin;
    const float top = head(left, a.y + 40, w);
    const float end = main_part({left, top, w, frame_.layout == Layout::medium ? 460.f : 400.f});
    level(left, end + 20, w, theme_.line);
    frame_.height = side_part(left, end + 36, w) + 24 - a.y;
}

/// The sentence, what one can do, and the kinds; gives where the parts below begin.
float ModelFrame::head(float x, float y, float w) {
    y = sentence(x, y, w);
    const Type type{Face::sans, 14, theme_.ink2};
    y += 5;
    for (const std::string& l : wrapped(remark(), type, w)) text(x, y += 21, l, type);
    y += 18;
    const bool recorded = seen<ReplayModel>() != nullptr;
    const std::span<const std::string_view> shown(kinds, recorded ? 4 : 3);
    int chosen = static_cast<int>(m_.kind);
    const bool narrow = w < 700;
    const float h = ui_.platform.touch() ? 44 : 32;
    const float wide = narrow ? w : segmented_width(shown) + 40;
    ImGui::PushID("kinds");
    if (segmented(ui_, {x, y, wide, h}, shown, chosen)) m_.kind = static_cast<std::size_t>(chosen);
    ImGui::PopID();
    if (seen<MarkovModel>() && m_.kind == seen_.model.index()) {
        constexpr std::string_view views[] = {"Graph", "Table"};
        int view = m_.table ? 1 : 0;
        const float view_w = segmented_width(views) + 16;
        ImGui::PushID("views");
        const Box place = narrow ? Box{x, y += h + 8, w, h} : Box{x + wide + 12, y, view_w, h};
        if (segmented(ui_, place, views, view)) m_.table = view == 1;
        ImGui::PopID();
    }
    return y + h + 20;
}

float ModelFrame::main_part(const Box& box) {
    if (m_.kind != seen_.model.index()) return offer(box);
    if (seen<FixedModel>()) return distribution(box);
    if (seen<MarkovModel>()) return m_.table ? table(box) : graph(box);
    return seen<NgramModel>() ? corpus(box) : recording(box);
}

float ModelFrame::side_part(float x, float y, float w) {
    if (m_.kind == seen_.model.index()) {
        if (seen<FixedModel>()) y = generator(x, y, w) + gap;
        if (seen<MarkovModel>()) y = row(x, y, w) + gap;
        if (seen<NgramModel>()) y = text_facts(x, y, w) + gap;
    }
    y = prompt(x, y, w);
    return seen<FixedModel>() ? y : next_words(x, y + 24, w);
}

void ModelFrame::heading(float x, float baseline, std::string_view words, std::string_view hint,
                         float w) {
    const Type type{Face::sans, 12, theme_.ink3};
    const float end = text(x, baseline, words, {Face::sans_bold, 15, theme_.ink});
    text(end + 10, baseline, fitted(hint, type, w - (end + 10 - x)), type);
}

std::string ModelFrame::took(std::string fault) {
    if (fault.empty()) changed_ = true;
    return fault;
}

/// Another model in place of the present one. What names words that it does not have goes with it,
/// and is told.
void ModelFrame::replace(Model model) {
    scenario_.model = std::move(model);
    const std::vector<std::string> dropped = drop_unknown(scenario_);
    changed_ = true;
    if (dropped.empty()) return;
    std::string words = "Left out, since the model does not know it: ";
    for (std::size_t i = 0; i < std::min<std::size_t>(3, dropped.size()); ++i)
        words += (i ? ", " : "") + visible(dropped[i]);
    ui_.notices.push_back(dropped.size() > 3 ? words + ", …" : words);
}

void swatch(float x, float middle, ImU32 colour) {
    fill({x, middle - 5, 10, 10}, colour, 3);
}

}  // namespace temper::shell
