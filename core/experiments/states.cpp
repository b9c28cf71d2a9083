#include "core/experiments/states.h"

#include <algorithm>

#include "core/experiments/exact.h"

namespace temper {

States::States(const Setup& setup, std::size_t bytes)
    : setup_(setup),
      believer_(setup.samplers, setup.model->vocabulary()),
      start_(believer_.start()),
      merged_(!believer_.looks_back()),
      room_(static_cast<std::ptrdiff_t>(bytes)) {
    kept_.push_back(make(setup.prompt));
    if (merged_) by_key_.emplace(key(setup.prompt), &kept_.back());
    else kept_.back().belief = start_;
}

State States::make(std::span<const std::int32_t> tokens) const {
    State state;
    state.ends = setup_.model->ends({tokens, setup_.prompt.size()});
    return state;
}

void States::open(State& state, std::span<const std::int32_t> tokens) {
    if (state.open || state.ends) return;
    const std::vector<double> logits = setup_.model->logits({tokens, setup_.prompt.size()});
    state.candidates = believer_.mixture(merged_ ? start_ : state.belief, tokens, logits);
    state.next.assign(state.candidates.size(), nullptr);
    state.open = true;
    const std::size_t cases = std::max<std::size_t>(1, state.belief.cases.size());
    spent_ += logits.size() + cases * believer_.cases().size() * (50 + logits.size());
    room_ -= static_cast<std::ptrdiff_t>(state.candidates.size() * 40);
}

State* States::child(State& from, std::size_t i, std::span<const std::int32_t> tokens,
                     State& spare) {
    if (from.next[i]) return from.next[i];
    spent_ += 20;
    std::string name;
    if (merged_) {
        name = key(tokens);
        const auto known = by_key_.find(name);
        if (known != by_key_.end()) return from.next[i] = known->second;
    }
    State made = make(tokens);
    if (!merged_) {
        const auto before = tokens.first(tokens.size() - 1);
        const auto logits = setup_.model->logits({before, setup_.prompt.size()});
        const std::size_t cases = from.belief.cases.size() * believer_.cases().size();
        spent_ += cases * (50 + logits.size());
        auto belief = believer_.after(from.belief, before, logits, tokens.back(), max_hidden_cases);
        if (!belief) return nullptr;
        made.belief = std::move(*belief);
    }
    const std::size_t bytes = 256 + name.size() + made.belief.cases.size() * 128;
    if (room_ < static_cast<std::ptrdiff_t>(bytes)) {
        spare = std::move(made);
        return &spare;
    }
    room_ -= static_cast<std::ptrdiff_t>(bytes);
    made.index = static_cast<std::uint32_t>(kept_.size());
    kept_.push_back(std::move(made));
    State* state = &kept_.back();
    if (merged_) by_key_.emplace(std::move(name), state);
    return from.next[i] = state;
}

std::string States::key(std::span<const std::int32_t> tokens) const {
    const Memory memory = setup_.model->memory();
    const auto last = tokens.last(std::min(tokens.size(), memory.last));
    std::string name(reinterpret_cast<const char*>(last.data()), last.size_bytes());
    if (memory.position) name += '@' + std::to_string(tokens.size() - setup_.prompt.size());
    return name;
}

}  // namespace temper
