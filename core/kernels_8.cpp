#include "core/kernels_impl.h"

namespace temper::kernel {

extern const Kernels eight_wide;
const Kernels eight_wide = Loops<8>::all;

}  // namespace temper::kernel
