#pragma once
#include <algorithm>
#include <chrono>
#include <iostream>
#include <limits>
#include <string>

namespace temper::bench {

/// The least time of a call, in nanoseconds, over a twentieth of a second or three calls: what the
/// machine can do when nothing else does.
template <class Call>
double best_ns(Call call) {
    using Clock = std::chrono::steady_clock;
    using Ns = std::chrono::duration<double, std::nano>;
    const auto start = Clock::now();
    double best = std::numeric_limits<double>::max();
    for (int i = 0; i < 3 || Ns(Clock::now() - start).count() < 5e7; ++i) {
        const auto from = Clock::now();
        call();
        best = std::min(best, Ns(Clock::now() - from).count());
    }
    return best;
}

/// Answers each line `work size` of the input with measure(work, size), or `-` where that is not
/// above 0: not known here.
template <class Measure>
int answer(Measure measure) {
    std::string work;
    std::size_t size = 0;
    while (std::cin >> work >> size) {
        const double ns = measure(work, size);
        if (ns > 0) std::cout << ns << std::endl;
        else std::cout << '-' << std::endl;
    }
    return 0;
}

}  // namespace temper::bench
