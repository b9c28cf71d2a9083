#include "core/kernels_impl.h"

namespace temper::kernel {

extern const Kernels eight_wide;
const Kernels eight_wide = loops<8>;

}  // namespace temper::kernel
