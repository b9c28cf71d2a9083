#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "core/kernels.h"

namespace temper {

/// The tokens still in play, in vocabulary order, a logit each. Samplers cut and change them one
/// after the other; one object serves any number of steps and allocates only while it grows.
///
/// Tokens carry a weight e^((logit - largest logit) / temperature), computed when first asked for;
/// a probability is a weight over the sum of all. Sums run in an order that depends on ids alone:
/// sixteen lanes (id mod 16) in each block of 256 ids, lanes paired as a tree, then block after
/// block. So a token of weight 0 changes no bit of anything, and neither does a wider processor.
///
/// "Order" is descending logit, ties by lower id. No operation empties the set: the first token of
/// that order always survives. Up to 24 bytes a token of vocabulary.
class Candidates {
public:
    Candidates() = default;
    /// Copies begin empty: this is a place to work in, and points into itself.
    Candidates(const Candidates&) {}
    Candidates& operator=(const Candidates&) { return *this; }
    /// Starts over with the tokens whose logit is above -infinity. At least one is, none is NaN or
    /// +infinity. `logits` is seen, not copied: it must outlive the work on it.
    void assign(std::span<const double> logits);

    std::size_t vocabulary() const { return vocabulary_; }
    std::size_t size() const { return size_; }
    /// The id at `position`, ascending with it.
    std::int32_t id(std::size_t position) const {
        return dense_ ? static_cast<std::int32_t>(position) : ids_[position];
    }
    std::optional<std::size_t> position(std::int32_t id) const;
    /// The logit at `position`, every temperature so far divided in; of the largest finite size
    /// where that would pass it.
    double logit(std::size_t position) const;

    double weight(std::size_t position) { return weigh(), weights_[position]; }
    double total_weight() { return weigh(), total_; }
    double probability(std::size_t position) { return weight(position) / total_; }
    /// -ln p, also where p itself is too small for a double.
    double surprisal(std::size_t position);
    /// Entropy in nats.
    double entropy();

    /// The first `most` positions of the order, or all.
    std::vector<std::size_t> order(std::size_t most) const;
    /// The id whose cumulative probability, in vocabulary order, is the first to exceed `u` in
    /// [0, 1); if rounding leaves none, the last one with any.
    std::int32_t pick(double u);
    /// For each position the sum beyond which `pick` goes on to the next: it stops at the first
    /// that exceeds u * total_weight().
    void running_sums(std::span<double> out);
    /// Probabilities over the whole vocabulary, 0 where removed.
    void probs(std::span<double> out);

    /// Divides the logits by `temperature`, above 0.
    void divide(double temperature);
    /// Sets a logit; beyond the finite numbers, to the nearest of them.
    void set_logit(std::size_t position, double logit);

    /// Keeps the first `count` (1 or more) of the order.
    void keep_first(std::size_t count);
    /// Keeps the fewest of the order whose probability reaches `mass`, and at least `least`.
    void keep_mass(double mass, std::size_t least);
    /// The same in the order of |surprisal - entropy|, ties by lower id.
    void keep_typical(double mass, std::size_t least);
    /// Keeps probabilities of at least `p`, and at least the first `least` of the order.
    void keep_probs(double p, std::size_t least);
    /// Keeps probabilities of at least `share` of the largest, and at least the first `least`.
    void keep_share(double share, std::size_t least);
    /// Keeps logits no further below the largest than `n` of their standard deviations.
    void keep_near(double n);
    /// Of the tokens whose probability reaches `p`, keeps only the last of their order. False, and
    /// nothing removed, if fewer than two reach it.
    bool drop_top(double p);

private:
    struct Block {
        double sum;
        std::uint32_t begin;  ///< its first position
    };
    /// Some tokens: what they weigh together, and how many they are.
    struct Share {
        double mass = 0;
        std::size_t count = 0;
    };
    /// Distances above `inner`, up to `outer`: all, unless more is known.
    struct Ring {
        double inner = -1, outer = std::numeric_limits<double>::infinity();
    };

    kernel::Scale scale() const { return {max_, divisor_, 1 / divisor_}; }
    void drop_dead();
    double find_max();  ///< fills `max_` and, while dense, `block_max_`; gives the least logit
    void know_max();
    void know_weights();  ///< makes `weights_` valid,
    void weigh();         ///< and `blocks_` and `total_` too
    std::optional<std::int32_t> likely_pick(double u);
    void own_logits();
    void changed_logits() { max_known_ = weights_known_ = total_known_ = false; }
    /// Brings a divisor near enough to 1 that no difference or quotient overflows where it
    /// matters; the logits take the rest. Very small ones leave logits measured from the largest.
    void fold(double& divisor);
    template <class Value, class Each>
    void sum_blocks(Value value, Each each) const;

    /// The largest of each block of positions; null where not known.
    const double* known_maxima() const {
        return dense_ && max_known_ ? block_max_.data() : nullptr;
    }
    double bound_for(double share) const;
    double bound_of_blocks(std::size_t count);
    void pick_at_least(const double* values, double bound, const double* max);
    void collect(double bound);
    /// Leaves those of `picked_` for which `keep(position)` holds.
    template <class Keep>
    void filter(Keep keep) {
        std::uint32_t* const picked = picked_.data();
        std::size_t kept = 0;
        for (const std::uint32_t position : picked_) {
            // Written either way: a jump that depends on the data costs more.
            picked[kept] = position;
            kept += keep(position);
        }
        picked_ = picked_.first(kept);
    }
    void keep_picked();
    template <class Key>
    void cut_ring(Key key, Share taken, double target, std::size_t least);
    Ring likely_ring(double center, double target) const;
    template <class Key>
    void keep_around(double center, double target, std::size_t least, Key key);
    void keep_weights(double limit, std::size_t least);
    /// The tokens' standard deviation, of logits times `factor`; not finite if that overflows.
    double deviation(double factor);
    void lost_top();

    const double* logits_ = nullptr;  ///< the caller's, or `own_`: before division by `divisor_`
    std::size_t size_ = 0, vocabulary_ = 0;
    bool dense_ = true;  ///< position and id are the same: `ids_` is not used
    bool max_known_ = false, weights_known_ = false, total_known_ = false;
    double divisor_ = 1, max_ = 0, total_ = 0;
    std::vector<std::int32_t> ids_;
    std::vector<double> own_, weights_, block_max_, sums_;
    std::vector<Block> blocks_;         ///< those with a token in them
    std::vector<std::uint32_t> picks_;  ///< positions, while an order is being cut:
    std::span<std::uint32_t> picked_;   ///< those of them in use,
    std::vector<std::uint32_t> ring_;   ///< and those among which the cut is
};

/// Whether `mass` reaches `limit`, with a relative slack of 1e-12: 0.4 + 0.3 reaches 0.7.
constexpr bool reaches(double mass, double limit) {
    return mass >= limit * (1 - 1e-12);
}

}  // namespace temper
