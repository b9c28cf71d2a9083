#pragma once
#include <cstdio>
#include <cstdlib>

namespace temper::fuzz {

/// Ends the program, as a fuzzer wants it, where something does not hold.
inline void demand(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

}  // namespace temper::fuzz
