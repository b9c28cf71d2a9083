#include "core/experiments/picker.h"

#include "core/die_map.h"

namespace temper {

Picker::Picker(Believer& believer, const ChainState& memory, std::span<const std::int32_t> history,
               std::span<const double> logits, std::span<const Candidate> candidates) {
    std::vector<double> sums;
    const auto cases = believer.cases();
    for (std::size_t c = 0; c < cases.size(); ++c) {
        ChainState state = memory;
        Candidates& left = believer.apply(logits, history, cases[c].second_die, state);
        sums.resize(left.size());
        left.running_sums(sums);
        const double until = c + 1 < cases.size() ? cases[c + 1].second_die : 1;
        Strip strip{first_face_beyond(until, 1), static_cast<std::uint32_t>(ends_.size()), 0};
        std::uint32_t place = 0;
        for (std::size_t i = 0; i < left.size(); ++i) {
            if (!(left.probability(i) > 0)) continue;
            while (candidates[place].token < left.id(i)) ++place;
            ends_.push_back(first_face_beyond(sums[i], left.total_weight()));
            places_.push_back(place);
        }
        strip.size = static_cast<std::uint32_t>(ends_.size()) - strip.first - 1;
        strips_.push_back(strip);
    }
    if (strips_.size() == 1) places_.clear();
}

bool Picker::small_ends(std::span<std::uint64_t, 3> ends) const {
    if (strips_.size() != 1 || strips_[0].size > ends.size()) return false;
    std::fill(ends.begin(), ends.end(), ~std::uint64_t{0});
    std::copy_n(ends_.begin(), strips_[0].size, ends.begin());
    return true;
}

}  // namespace temper
