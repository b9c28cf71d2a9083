#include "shell/draws.h"

#include <algorithm>

#include "core/dice.h"
#include "core/distribution.h"

namespace temper::shell {

void Draws::reset(std::size_t vocabulary, std::uint64_t seed, std::uint64_t first_run) {
    *this = {};
    counts_.assign(vocabulary, 0);
    seed_ = seed;
    first_run_ = next_run_ = first_run;
}

void Draws::slice(std::span<const double> probs) {
    constexpr std::uint64_t most = 20'000;  // about a millisecond
    const std::uint64_t count = std::min(waiting_, most);
    tally(probs, seed_, next_run_, count, counts_);
    next_run_ += count;
    total_ += count;
    waiting_ -= count;
}

std::uint64_t Draws::distinct() const {
    return static_cast<std::uint64_t>(
        std::count_if(counts_.begin(), counts_.end(), [](std::uint64_t c) { return c > 0; }));
}

std::size_t Draws::most_common() const {
    return static_cast<std::size_t>(std::max_element(counts_.begin(), counts_.end()) -
                                    counts_.begin());
}

std::optional<double> Draws::agreement() const {
    if (total_ < 2) return std::nullopt;
    const double n = static_cast<double>(total_);
    double pairs = 0;
    for (const std::uint64_t c : counts_) {
        const double count = static_cast<double>(c);
        pairs += count * (count - 1);
    }
    return pairs / (n * (n - 1));
}

std::vector<double> Draws::recent() const {
    constexpr std::uint64_t most = 200;
    std::vector<double> dice_seen;
    for (std::uint64_t run = next_run_ - std::min(total_, most); run < next_run_; ++run)
        dice_seen.push_back(dice(seed_, run, 0).u);
    return dice_seen;
}

std::uint64_t another_seed(std::uint64_t seed) {
    constexpr std::uint64_t own_run = ~std::uint64_t{0};  // no draw uses it
    return static_cast<std::uint64_t>(dice(seed, own_run, 0).u * 1e6);
}

}  // namespace temper::shell
