#include "core/kernels_impl.h"

namespace temper::kernel {

extern const Kernels four_wide;
const Kernels four_wide = loops<4>;

}  // namespace temper::kernel
