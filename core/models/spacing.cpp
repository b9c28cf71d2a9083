#include "core/models/spacing.h"

#include <algorithm>
#include <utility>

namespace temper {
namespace {

struct Votes {
    int glued = 0, spaced = 0;
    void add(bool vote) { ++(vote ? glued : spaced); }
    bool mostly_glued() const { return glued > spaced; }
};

}  // namespace

Spacing::Spacing(std::span<const Word> words, std::span<const std::int32_t> ids,
                 std::size_t vocabulary)
    : to_left_(vocabulary), to_right_(vocabulary) {
    std::vector<Votes> left(vocabulary), right(vocabulary);
    std::vector<Pair> met;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i - 1].ends_paragraph() || words[i].ends_paragraph()) continue;
        const bool together = words[i].glued;
        met.push_back({ids[i - 1], ids[i], together});
        // A word before a comma says nothing of that word beside another: only marks vote.
        if (words[i].alone) left[ids[i]].add(together);
        if (words[i - 1].alone) right[ids[i - 1]].add(together);
    }
    for (std::size_t id = 0; id < vocabulary; ++id) {
        to_left_[id] = left[id].mostly_glued();
        to_right_[id] = right[id].mostly_glued();
    }
    const auto key = [](const Pair& pair) { return std::pair(pair.left, pair.right); };
    std::sort(met.begin(), met.end(), [&](auto& a, auto& b) { return key(a) < key(b); });
    for (std::size_t i = 0; i < met.size();) {
        const Pair first = met[i];
        Votes votes;
        for (; i < met.size() && key(met[i]) == key(first); ++i) votes.add(met[i].glued);
        pairs_.push_back({first.left, first.right, votes.mostly_glued()});
    }
}

bool Spacing::glued(std::int32_t left, std::int32_t right) const {
    const auto at = std::lower_bound(pairs_.begin(), pairs_.end(), std::pair(left, right),
                                     [](const Pair& pair, const auto& asked) {
                                         return std::pair(pair.left, pair.right) < asked;
                                     });
    if (at != pairs_.end() && at->left == left && at->right == right) return at->glued;
    return to_left_[right] || to_right_[left];
}

}  // namespace temper
