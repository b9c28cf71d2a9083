#include "core/kernels.h"

#include "core/kernels_impl.h"

namespace temper::kernel {

#ifdef TEMPER_WIDE_KERNELS
extern const Kernels four_wide, eight_wide;  // kernels_4.cpp, kernels_8.cpp
#endif

const Kernels* of_width(int doubles) {
    if (doubles == 2) return &loops<2>;
#ifdef TEMPER_WIDE_KERNELS
    if (doubles == 4 && __builtin_cpu_supports("avx2")) return &four_wide;
    if (doubles == 8 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"))
        return &eight_wide;
#endif
    return nullptr;
}

const Kernels& best() {
    static const Kernels* const widest = [] {
        for (int doubles = 8; doubles > 2; doubles /= 2)
            if (const Kernels* found = of_width(doubles)) return found;
        return of_width(2);
    }();
    return *widest;
}

}  // namespace temper::kernel
