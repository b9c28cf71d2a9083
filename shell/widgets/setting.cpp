#include "shell/widgets/setting.h"

#include <algorithm>
#include <cmath>

#include "shell/draw.h"
#include "shell/numbers.h"
#include "shell/settings.h"
#include "shell/widgets/field.h"
#include "shell/widgets/slider.h"

namespace temper::shell {
namespace {

constexpr float number_w = 58, number_h = 27;

Explain explain(const Setting& s) {
    Explain e{.title = std::string(s.owner) + ": " + std::string(s.info.name),
              .lines = {std::string(s.info.name) + " = " + shown_setting(s.value, s.whole) +
                        (s.info.unit.empty() ? "" : " " + std::string(s.info.unit))},
              .sentence = std::string(s.info.help) + ".",
              .value = full(s.value)};
    e.sentence[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(e.sentence[0])));
    return e;
}

void typed_number(Ui& ui, const Box& box, const Setting& s, const TakeSetting& take) {
    const Theme& t = *ui.theme;
    const std::string name = std::string(s.owner) + " " + std::string(s.info.name) + " value";
    const std::string shown = shown_setting(s.value, s.whole), edited = full(s.value);
    outline(box, t.line, 6);
    const Type type{Face::sans_bold, 13, s.faint ? t.ink2 : t.ink, 1};
    const Touched touched =
        field(ui, box, box.right() - 9, box.middle() + 4.7f,
              {.name = name, .shown = shown, .edited = edited, .type = type, .numeric = true},
              [&](const std::string& typed) -> std::string {
                  const auto value = read_number(typed);
                  const std::string why = refusal(s.info, s.whole, value.value_or(NAN));
                  return why.empty() ? take(*value) : why;
              });
    ui.explain(touched, box, [&] { return explain(s); });
}

}  // namespace

void setting(Ui& ui, const Box& box, const Setting& s, const TakeSetting& take) {
    const Theme& t = *ui.theme;
    const float m = box.middle();
    const Type label{Face::sans, 13, t.ink3};
    const float room = s.label_w > 0 ? s.label_w : width(s.info.name, label) + 10;
    text(box.x, m + 4.5f, s.info.name, label);
    const float left = box.x + room + 8, right = box.right() - number_w - 14;
    const std::string name = std::string(s.owner) + " " + std::string(s.info.name);
    const Box track{left, m - 2, std::max(20.f, right - left), 4};
    const SliderAnswer answer = slider(ui, track,
                                       {.name = name,
                                        .value = shown_setting(s.value, s.whole),
                                        .now = s.value,
                                        .min = s.info.slider_min,
                                        .max = s.info.slider_max,
                                        .step = fine_step(s.info, s.whole),
                                        .colour = s.faint ? t.strong : s.colour});
    ui.explain(answer.touched, track, [&] { return explain(s); });
    if (answer.to)
        if (const double to = slid(s.info, s.whole, *answer.to); to != s.value) take(to);
    typed_number(ui, {box.right() - number_w, m - number_h / 2, number_w, number_h}, s, take);
}

}  // namespace temper::shell
