#pragma once
#include <cstddef>
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"
#include "core/samplers/min_keep.h"

namespace temper {

/// Locally typical sampling: takes tokens in the order of how far their surprisal lies from the
/// entropy (ties by lower id), the fewest whose mass reaches `p`.
/// Meister et al., "Locally Typical Sampling", 2022.
struct TypicalP {
    static constexpr std::string_view type = "typical_p";
    static constexpr std::string_view title = "Typical-p";
    static constexpr std::string_view about = "tokens about as surprising as expected";
    static constexpr std::string_view differs =
        "llama.cpp goes on until the mass is above p; Transformers also keeps tokens that tie with "
        "the last.";
    static constexpr bool reads_history = false;
    double p = 1;      ///< mass to keep, in [0, 1]; 1 is off
    int min_keep = 1;  ///< tokens kept whatever their mass, 1 or more
    bool operator==(const TypicalP&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "p",
                        .min = 0,
                        .max = 1,
                        .off = 1,
                        .usual = 0.9,
                        .help = "the probability mass to keep; 1 keeps all"},
              self.p);
        visit(min_keep_field, self.min_keep);
    }
    std::string_view off() const { return p == 1 ? "p is 1, which keeps all" : ""; }
    std::string_view apply(Candidates& candidates) const {
        candidates.keep_typical(p, static_cast<std::size_t>(min_keep));
        return {};
    }
};

}  // namespace temper
