#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/sampler.h"

namespace temper {

/// Token names to ids. Names are all different; an id is a name's place in the list.
class Vocabulary {
public:
    Vocabulary() = default;
    explicit Vocabulary(std::span<const std::string> tokens);
    std::optional<std::int32_t> find(std::string_view name) const;

private:
    std::unordered_map<std::string, std::int32_t> ids_;
};

/// The tokens that a sampler's settings name and the vocabulary does not have: one error each,
/// whose `path` is that of the name within the sampler: `bias.Pariss`, `sequence_breakers[0]`.
std::vector<Error> unknown_tokens(const Sampler& sampler, const Vocabulary& vocabulary);

}  // namespace temper
