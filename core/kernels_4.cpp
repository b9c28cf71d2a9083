#include "core/kernels_impl.h"

namespace temper::kernel {

extern const Kernels four_wide;
const Kernels four_wide = Loops<4>::all;

}  // namespace temper::kernel
