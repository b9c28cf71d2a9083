#include "core/samplers/mirostat.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/math.h"

namespace temper {
namespace {

constexpr double ln2 = 0x1.62e42fefa39efp-1;
constexpr std::size_t most_pairs = 99;

/// A limit that stays a number also where eta or tau are enormous: an infinite one would become
/// none at the next draw.
double limited(double mu) {
    constexpr double most = std::numeric_limits<double>::max();
    return std::clamp(mu, -most, most);
}

/// The Zipf exponent that fits the most probable tokens (the paper's equation 4).
double zipf_exponent(Candidates& candidates) {
    const auto order = candidates.order(most_pairs + 1);
    double products = 0, squares = 0;
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
        const double rank = static_cast<double>(i);
        const double t = log((rank + 2) / (rank + 1));
        const double b = candidates.surprisal(order[i + 1]) - candidates.surprisal(order[i]);
        products += t * b;
        squares += t * t;
    }
    return products / squares;
}

/// (1 - e^-y) / y, which is 1 at 0.
double mean_decay(double y) {
    if (std::abs(y) < 1e-4) return 1 - y / 2 + y * y / 6;
    return (1 - exp(-y)) / y;
}

/// How many tokens to keep, as a real number: ((e 2^mu) / (1 - N^-e))^(1/s), e = s - 1, written so
/// that s near 1 is no special case.
double tokens_for(double s, double mu, double vocabulary) {
    const double n = log(vocabulary);
    const double k = exp((mu * ln2 - log(n * mean_decay((s - 1) * n))) / s);
    return k >= 1 ? k : 1;  // also where s is infinite
}

}  // namespace

Mirostat::State Mirostat::start(const Vocabulary&) const {
    return {.mu = limited(2 * tau), .ids = {}, .bits = {}};
}

std::string_view Mirostat::apply(Candidates& candidates, const Moment&, State& state) const {
    const std::size_t n = candidates.size();
    if (n > 1 && version == 2) candidates.keep_probs(exp(-state.mu * ln2), 1);
    if (n > 1 && version == 1) {
        const double k = tokens_for(zipf_exponent(candidates), state.mu,
                                    static_cast<double>(candidates.vocabulary()));
        if (k < static_cast<double>(n)) candidates.keep_first(static_cast<std::size_t>(k));
    }
    state.ids.clear();
    state.bits.clear();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        state.ids.push_back(candidates.id(i));
        state.bits.push_back(candidates.surprisal(i) / ln2);
    }
    return n > 1 ? "" : "one token is left";
}

void Mirostat::accept(std::int32_t token, State& state) const {
    const auto found = std::lower_bound(state.ids.begin(), state.ids.end(), token);
    if (found != state.ids.end() && *found == token) {
        const double bits = state.bits[static_cast<std::size_t>(found - state.ids.begin())];
        state.mu = limited(state.mu - eta * (bits - tau));
    }
    state.ids.clear();
    state.bits.clear();
}

}  // namespace temper
