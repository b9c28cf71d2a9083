#include "core/experiments/dice_kernel.h"

namespace temper::kernel {

extern const decltype(&DiceLanes<4>::roll_all) roll_four_wide = DiceLanes<4>::roll_all;

}  // namespace temper::kernel
