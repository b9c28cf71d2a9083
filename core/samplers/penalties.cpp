#include "core/samplers/penalties.h"

#include <algorithm>

namespace temper {

std::string_view Penalties::apply(Candidates& candidates, const Moment& moment) const {
    std::span<const std::int32_t> seen = moment.history;
    if (last_n >= 0) seen = seen.last(std::min(seen.size(), static_cast<std::size_t>(last_n)));
    if (seen.empty()) return "nothing was said yet";
    std::vector<std::int32_t> ids(seen.begin(), seen.end());
    std::sort(ids.begin(), ids.end());
    bool changed = false;
    for (auto at = ids.begin(); at != ids.end();) {
        const auto next = std::upper_bound(at, ids.end(), *at);
        const double count = static_cast<double>(next - at);
        if (const auto position = candidates.position(*at)) {
            const double logit = candidates.logit(*position);
            const double scaled = logit > 0 ? logit / repeat : logit * repeat;
            candidates.set_logit(*position, scaled - count * frequency - presence);
            changed = true;
        }
        at = next;
    }
    return changed ? "" : "what was said is not among the candidates";
}

}  // namespace temper
