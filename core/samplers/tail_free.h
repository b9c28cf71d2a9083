#pragma once
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"
#include "core/samplers/min_keep.h"

namespace temper {

/// Cuts the tail where the curve of sorted probabilities stops bending: keeps tokens until `z` of
/// the (normalised, absolute) second differences is passed. Two tokens or fewer are left as they
/// are. Phénix, 2021, as in llama.cpp until 2024.
struct TailFree {
    static constexpr std::string_view type = "tail_free";
    static constexpr std::string_view title = "Tail-free";
    static constexpr std::string_view about = "cuts where the curve flattens";
    static constexpr std::string_view differs = "llama.cpp had it until 2024.";
    static constexpr bool reads_history = false;
    double z = 1;      ///< share of the bending to keep, in [0, 1]; 1 is off
    int min_keep = 1;  ///< tokens kept whatever their mass, 1 or more
    bool operator==(const TailFree&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "z",
                        .min = 0,
                        .max = 1,
                        .off = 1,
                        .usual = 0.95,
                        .help = "share of the curve's bending to keep; 1 keeps all"},
              self.z);
        visit(min_keep_field, self.min_keep);
    }
    std::string_view off() const { return z == 1 ? "z is 1, which keeps all" : ""; }
    std::string_view apply(Candidates& candidates) const;
};

}  // namespace temper
