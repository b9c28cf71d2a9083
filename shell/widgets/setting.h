#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "core/field.h"
#include "shell/ui.h"

namespace temper::shell {

/// One number of a sampler: its name, a slider, and the number itself, which can be typed.
struct Setting {
    const FieldInfo& info;
    std::string_view owner;  ///< of what: "Top-p"
    double value = 0;
    bool whole = false;
    bool faint = false;  ///< it does nothing at present
    float label_w = 0;   ///< room for the name, so that sliders below one another align
    ImU32 colour = 0;    ///< of the slider
};

/// Takes a value within its range: empty if it was used, else a sentence why not.
using TakeSetting = std::function<std::string(double)>;

/// Draws `setting` in `box`; `take` is called where the person changed it.
void setting(Ui& ui, const Box& box, const Setting& setting, const TakeSetting& take);

}  // namespace temper::shell
