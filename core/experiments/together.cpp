#include <algorithm>
#include <map>
#include <string>

#include "core/experiments/belief.h"
#include "core/experiments/compare.h"

namespace temper {
namespace {

/// One possible memory of the two runs, and how probable it is among all at its text.
struct Pair {
    double weight;
    ChainState a, b;
};

/// A beginning that both runs have come to, or at which states are shared several of them.
struct Place {
    std::vector<std::int32_t> tokens;  ///< prompt included
    std::vector<Pair> pairs = {};
    double mass = 0;
};

/// A case of the second dice of the two runs.
struct DicePair {
    double probability, a, b;
};

/// One token's part of the dice strip, [from, to).
struct Piece {
    std::int32_t token;
    double from, to;
};

std::vector<Piece> strip(Candidates& left) {
    std::vector<double> sums(left.size());
    left.running_sums(sums);
    std::vector<Piece> pieces;
    pieces.reserve(left.size());
    double from = 0;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const double to = std::min(sums[i] / left.total_weight(), 1.0);
        pieces.push_back({left.id(i), from, to});
        from = to;
    }
    return pieces;
}

std::vector<DicePair> independent_dice(std::span<const DieCase> a, std::span<const DieCase> b) {
    std::vector<DicePair> pairs;
    for (const DieCase& x : a)
        for (const DieCase& y : b)
            pairs.push_back({x.probability * y.probability, x.second_die, y.second_die});
    return pairs;
}

/// The cases of one die that both read: cut wherever either chain begins to act differently.
std::vector<DicePair> same_dice(std::span<const DieCase> a, std::span<const DieCase> b) {
    std::vector<double> cuts = {1};
    for (const auto& cases : {a, b})
        for (const DieCase& one : cases) cuts.push_back(one.second_die);
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::vector<DicePair> pairs;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
        pairs.push_back({cuts[i + 1] - cuts[i], cuts[i], cuts[i]});
    return pairs;
}

/// The two runs of `together`, one token at a time.
class Company {
public:
    Company(const Setup& a, const Setup& b, CompareDice dice, std::uint64_t budget)
        : a_(a),
          b_(b),
          believer_a_(a.samplers, a.model->vocabulary()),
          believer_b_(b.samplers, b.model->vocabulary()),
          budget_(budget),
          same_(dice == CompareDice::same),
          shares_(!believer_a_.looks_back() && !believer_b_.looks_back()),
          dice_(same_ ? same_dice(believer_a_.cases(), believer_b_.cases())
                      : independent_dice(believer_a_.cases(), believer_b_.cases())) {
        here_[""] = {a.prompt,
                     {{1, believer_a_.start().cases[0].state, believer_b_.start().cases[0].state}},
                     1};
    }

    /// One token more for both. False once it takes more than the budget.
    bool advance() {
        std::map<std::string, Place> before;
        std::swap(before, here_);
        for (auto& [key, place] : before) {
            part_or_go_on(place);
            if (spent_ > budget_) return false;
        }
        ++step_;
        return true;
    }

    double mass() const {
        double sum = ended_;
        for (const auto& [key, place] : here_) sum += place.mass;
        return sum;
    }

private:
    bool stops(const Setup& setup, const Place& place) const {
        return step_ >= setup.max_tokens || setup.model->ends({place.tokens, setup.prompt.size()});
    }

    void part_or_go_on(const Place& place) {
        const bool a = stops(a_, place), b = stops(b_, place);
        if (a && b) ended_ += place.mass;
        if (a || b) return;
        const auto logits_a = a_.model->logits({place.tokens, a_.prompt.size()});
        const auto logits_b = b_.model->logits({place.tokens, b_.prompt.size()});
        for (const Pair& pair : place.pairs)
            for (const DicePair& die : dice_) {
                Pair after = pair;
                const auto strip_a =
                    strip(believer_a_.apply(logits_a, place.tokens, die.a, after.a));
                const auto strip_b =
                    strip(believer_b_.apply(logits_b, place.tokens, die.b, after.b));
                spent_ += 50 + 2 * (logits_a.size() + logits_b.size());
                after.weight = place.mass * pair.weight * die.probability;
                meet(place, after, strip_a, strip_b);
            }
    }

    /// Every token on which the two may agree.
    void meet(const Place& place, const Pair& pair, const std::vector<Piece>& a,
              const std::vector<Piece>& b) {
        auto other = b.begin();
        for (const Piece& piece : a) {
            while (other != b.end() && other->token < piece.token) ++other;
            if (other == b.end() || spent_ > budget_) return;
            if (other->token != piece.token) continue;
            const double p = same_
                                 ? std::min(piece.to, other->to) - std::max(piece.from, other->from)
                                 : (piece.to - piece.from) * (other->to - other->from);
            if (p > 0) go_on(place, pair, piece.token, p);
        }
    }

    void go_on(const Place& place, const Pair& pair, std::int32_t token, double p) {
        spent_ += 100;
        std::vector<std::int32_t> tokens = place.tokens;
        tokens.push_back(token);
        Place& next = here_.try_emplace(key(tokens)).first->second;
        next.tokens = std::move(tokens);
        const double mass = pair.weight * p;
        if (shares_) {
            if (next.pairs.empty()) next.pairs = {{1, pair.a, pair.b}};
        } else {
            Pair after{mass, pair.a, pair.b};
            accept(a_.samplers, token, after.a);
            accept(b_.samplers, token, after.b);
            add(next, std::move(after));
        }
        next.mass += mass;
        spent_ += next.pairs.size();
    }

    /// Pairs' weights are shares of their place's mass; while it grows they are brought up to date.
    static void add(Place& place, Pair pair) {
        const double all = place.mass + pair.weight;
        for (Pair& other : place.pairs) other.weight *= place.mass / all;
        pair.weight /= all;
        for (Pair& other : place.pairs)
            if (other.a == pair.a && other.b == pair.b) {
                other.weight += pair.weight;
                return;
            }
        place.pairs.push_back(std::move(pair));
    }

    std::string key(const std::vector<std::int32_t>& tokens) const {
        std::size_t last = tokens.size();
        if (shares_)
            last = std::min(last, std::max(a_.model->memory().last, b_.model->memory().last));
        const auto part = std::span(tokens).last(last);
        return {reinterpret_cast<const char*>(part.data()), part.size_bytes()};
    }

    const Setup &a_, &b_;
    Believer believer_a_, believer_b_;
    std::uint64_t budget_, spent_ = 0;
    bool same_, shares_;
    std::vector<DicePair> dice_;
    std::map<std::string, Place> here_;
    std::uint32_t step_ = 0;
    double ended_ = 0;
};

}  // namespace

std::optional<std::vector<double>> together(const Setup& a, const Setup& b, CompareDice dice,
                                            std::uint64_t budget) {
    Company company(a, b, dice, budget);
    std::vector<double> together;
    for (std::uint32_t t = 0; t < std::max(a.max_tokens, b.max_tokens); ++t) {
        if (!company.advance()) return std::nullopt;
        together.push_back(company.mass());
    }
    return together;
}

}  // namespace temper
