#pragma once
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/dice.h"
#include "core/sampler.h"

// What all peers of the benchmark work on.

namespace temper::bench {

/// About normal logits with standard deviation 3: each the sum of twelve uniforms.
inline std::vector<double> normal_logits(std::size_t vocabulary) {
    std::vector<double> logits(vocabulary);
    for (std::size_t id = 0; id < vocabulary; ++id) {
        double sum = -6;
        for (std::uint32_t i = 0; i < 6; ++i) {
            const Dice thrown = dice(128'256, id, i);
            sum += thrown.u + thrown.second;
        }
        logits[id] = static_cast<float>(3 * sum);  // as models give them
    }
    return logits;
}

/// The chain that the benchmark calls `work`: one of its own or, for the name of a sampler, that
/// sampler alone with customary values. Empty for other names.
inline std::vector<Stage> chain_of(std::string_view work) {
    const Stage temperature{.sampler = Temperature{.temperature = .8}};
    const Stage top_k{.sampler = TopK{.k = 40}}, min_p{.sampler = MinP{.p = .05}};
    if (work == "temperature") return {temperature};
    if (work == "top_p") return {{.sampler = TopP{.p = .9}}, temperature};
    if (work == "typical_p") return {{.sampler = TypicalP{.p = .95}}};
    if (work == "top_k") return {top_k, temperature};
    if (work == "min_p") return {min_p, temperature};
    if (work == "all") return {top_k, {.sampler = TopP{.p = .95}}, min_p, temperature};
    std::optional<Sampler> kind = sampler_of_type(work);
    if (!kind) return {};
    visit_fields(*kind, [](const FieldInfo& field, auto& value) {
        if constexpr (requires { value = field.usual; })
            value = static_cast<std::remove_reference_t<decltype(value)>>(field.usual);
    });
    return {{.sampler = *kind}};
}

}  // namespace temper::bench
