#pragma once
#include <cstddef>
#include <string_view>

#include "core/candidates.h"
#include "core/field.h"
#include "core/samplers/min_keep.h"

namespace temper {

/// Keeps the tokens at least `p` times as probable as the most probable one.
/// Nguyen et al., "Turning Up the Heat: Min-p Sampling", 2024.
struct MinP {
    static constexpr std::string_view type = "min_p";
    static constexpr std::string_view title = "Min-p";
    static constexpr std::string_view about = "no less than p times the best";
    static constexpr std::string_view differs = "";
    static constexpr bool reads_history = false;
    double p = 0;      ///< share of the largest probability, in [0, 1]; 0 is off
    int min_keep = 1;  ///< tokens kept whatever their mass, 1 or more
    bool operator==(const MinP&) const = default;
    static void fields(auto&& self, auto&& visit) {
        visit(FieldInfo{.name = "p",
                        .min = 0,
                        .max = 1,
                        .off = 0,
                        .usual = 0.05,
                        .help = "least share of the largest probability; 0 keeps all"},
              self.p);
        visit(min_keep_field, self.min_keep);
    }
    std::string_view off() const { return p == 0 ? "p is 0, which keeps all" : ""; }
    std::string_view apply(Candidates& candidates) const {
        candidates.keep_share(p, static_cast<std::size_t>(min_keep));
        return {};
    }
};

}  // namespace temper
