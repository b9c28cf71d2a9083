#pragma once
#include <cstddef>
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"
#include "core/samplers/min_keep.h"

namespace temper {

/// Nucleus sampling: keeps the fewest most probable tokens whose mass reaches `p`.
/// Holtzman et al., "The Curious Case of Neural Text Degeneration", 2020, section 3.1.
struct TopP {
    static constexpr std::string_view type = "top_p";
    static constexpr std::string_view title = "Top-p";
    static constexpr std::string_view about = "the nucleus holding mass p";
    static constexpr std::string_view differs =
        "Transformers drops from the other end, while the tail's mass is at most 1 - p: where a "
        "mass is met exactly, the sets differ.";
    static constexpr bool reads_history = false;
    double p = 1;      ///< mass to keep, in [0, 1]; 1 is off
    int min_keep = 1;  ///< tokens kept whatever their mass, 1 or more
    bool operator==(const TopP&) const = default;
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
        candidates.keep_mass(p, static_cast<std::size_t>(min_keep));
        return {};
    }
};

}  // namespace temper
