#pragma once
#include <cstdint>
#include <vector>

#include "core/models/language_model.h"

namespace temper {

/// Stands for all that a position did not report: the last token of a recording's vocabulary.
constexpr std::string_view tail_token = "\u2026";

/// A recording: step t is served by position t, whatever was drawn before. Its vocabulary is every
/// token named, in order of appearance, then `tail_token`.
class Replay final : public LanguageModel {
public:
    explicit Replay(const ReplayModel& model);
    std::vector<double> logits(const Context& context) const override;
    bool ends(const Context& context) const override { return context.step() >= steps_.size(); }
    Memory memory() const override { return {.position = true}; }
    std::size_t as_recorded(std::span<const std::int32_t> drawn) const override;

private:
    struct Step {
        std::vector<std::int32_t> ids;  ///< [0] is the token recorded
        std::vector<double> logprobs;
        double tail;
    };
    std::vector<Step> steps_;
};

/// The vocabulary of `model`.
std::vector<std::string> vocabulary(const ReplayModel& model);

}  // namespace temper
