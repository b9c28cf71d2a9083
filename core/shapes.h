#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/models/model.h"

namespace temper {

/// Families of distributions to begin with, in the order menus show them.
enum class Shape { uniform, zipf, geometric, peaked, two_modes };
constexpr int shape_count = 5;

/// What a family says of itself and of its one setting.
struct ShapeInfo {
    std::string_view title;    ///< "Zipf"
    std::string_view formula;  ///< "p ∝ 1 / rank^s"
    std::string_view setting;  ///< what the setting is called; empty where there is none
    double min = 0, max = 0;   ///< of the setting, both allowed
    double usual = 0;
};
const ShapeInfo& info_of(Shape shape);

/// The logits of `size` tokens, 1 or more, the first the most probable but for `two_modes`, whose
/// peaks stand a quarter from either end. `setting` lies within the family's limits.
std::vector<double> shaped(Shape shape, std::size_t size, double setting);

/// `model` with `size` tokens of that shape: the names it has stay in their order, more are made
/// up, each unlike all others.
FixedModel with_shape(const FixedModel& model, Shape shape, std::size_t size, double setting);

}  // namespace temper
