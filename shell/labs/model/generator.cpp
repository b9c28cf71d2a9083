#include <algorithm>
#include <cmath>

#include "core/distribution.h"
#include "core/edit_names.h"
#include "shell/draw.h"
#include "shell/labs/model/lab.h"
#include "shell/numbers.h"
#include "shell/widgets/controls.h"
#include "shell/widgets/field.h"

namespace temper::shell {
namespace {

constexpr std::size_t most_tokens = 1000, bars = 24;
constexpr float row_h = 44;

/// A field with its caption before it; gives the field's box.
Box captioned(const Ui& ui, float x, float y, std::string_view caption, float w) {
    const Theme& t = *ui.theme;
    const float end = text(x, y + 21, caption, {Face::sans, 13, t.ink2});
    const Box box{end + 10, y, w, 32};
    fill(box, t.surface, 8);
    outline(box, t.strong, 8);
    return {box.x + 8, box.y + 1, box.w - 16, 30};
}

}  // namespace

/// One family: its name, its formula, and its first probabilities as bars.
void ModelFrame::shape_row(Shape shape, const Box& box) {
    const ShapeInfo& info = info_of(shape);
    const std::string name(info.title);
    const bool here = shape == m_.shape;
    const Touched touched = ui_.item(
        name.c_str(), box,
        {.role = Role::radio, .name = name, .value = std::string(info.formula), .on = here});
    if (here || touched.hovered) fill(box, theme_.sunken, 8);
    if (touched.pressed) m_.shape = shape;
    text(box.x + 12, box.y + 18, name,
         {here ? Face::sans_bold : Face::sans, 13, here ? theme_.ink : theme_.ink2});
    text(box.x + 12, box.y + 35, info.formula, {Face::sans, 12, theme_.ink3});
    const std::size_t n = std::min(bars, std::max<std::size_t>(m_.size, 1));
    const double setting = m_.settings[static_cast<std::size_t>(shape)];
    const std::vector<double> probs = softmax(shaped(shape, n, setting));
    const double most = *std::max_element(probs.begin(), probs.end());
    const float each = 100.f / bars, floor = box.bottom() - 8;
    const float left = box.right() - 12 - each * static_cast<float>(n);
    for (std::size_t i = 0; i < n; ++i) {
        const float tall = std::max(1.f, 28 * static_cast<float>(std::sqrt(probs[i] / most)));
        fill({left + each * static_cast<float>(i), floor - tall, each - 1, tall},
             here ? theme_.ink : theme_.strong);
    }
}

/// How many tokens, and the family's own setting; gives where they end.
float ModelFrame::setting(float x, float y) {
    const Type type{Face::sans, 14, theme_.ink};
    const std::string size = std::to_string(m_.size);
    const Box size_box = captioned(ui_, x, y, "Tokens", 76);
    field(
        ui_, size_box, size_box.x, y + 21,
        {.name = "Number of tokens", .shown = size, .edited = size, .type = type, .numeric = true},
        [this](const std::string& typed) -> std::string {
            const auto value = read_number(typed);
            if (!value || *value < 1 || *value != std::floor(*value) || *value > most_tokens)
                return "A whole number from 1 to 1,000 was expected";
            m_.size = static_cast<std::size_t>(*value);
            return "";
        });
    const ShapeInfo& info = info_of(m_.shape);
    if (info.setting.empty()) return y + 32;
    double& value = m_.settings[static_cast<std::size_t>(m_.shape)];
    const Box box = captioned(ui_, size_box.right() + 28, y, info.setting, 76);
    field(ui_, box, box.x, y + 21,
          {.name = std::string(info.title) + " " + std::string(info.setting),
           .shown = number(value),
           .edited = full(value),
           .type = type,
           .numeric = true},
          [&](const std::string& typed) -> std::string {
              const auto read = read_number(typed);
              if (!read || !(*read >= info.min && *read <= info.max))
                  return "A number from " + full(info.min) + " to " + full(info.max) +
                         " was expected";
              value = *read;
              return "";
          });
    text(box.right() + 20, y + 21, full(info.min) + " to " + full(info.max),
         {Face::sans, 12, theme_.ink3});
    return y + 32;
}

float ModelFrame::generator(float x, float y, float w) {
    heading(x, y + 14, "Begin with a shape", "", w);
    y += 28;
    for (int i = 0; i < shape_count; ++i, y += row_h)
        shape_row(static_cast<Shape>(i), {x, y, w, row_h - 2});
    y = setting(x, y + 10) + 12;
    const std::string label =
        "Use it for " + count(m_.size) + (m_.size == 1 ? " token" : " tokens");
    const Button use{.label = label};
    if (button(ui_, {x, y, button_width(use), 36}, use).pressed) {
        replace(with_shape(std::get<FixedModel>(scenario_.model), m_.shape, m_.size,
                           m_.settings[static_cast<std::size_t>(m_.shape)]));
        m_.list = {};
    }
    return y + 36;
}

}  // namespace temper::shell
