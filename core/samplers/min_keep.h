#pragma once
#include "core/field.h"

namespace temper {

/// The setting `min_keep`, the same for every kind that has it: tokens kept whatever the rule says,
/// 1 or more; 1 where the key is absent.
constexpr FieldInfo min_keep_field{.name = "min_keep",
                                   .min = 1,
                                   .max = largest_int,
                                   .standard = 1,
                                   .usual = 1,
                                   .slider_min = 1,
                                   .slider_max = 10,
                                   .unit = "tokens",
                                   .help = "tokens kept whatever their probability"};

}  // namespace temper
