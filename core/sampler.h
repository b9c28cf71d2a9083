#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/extras.h"
#include "core/result.h"
#include "core/samplers/dry.h"
#include "core/samplers/dynamic_temperature.h"
#include "core/samplers/epsilon_cutoff.h"
#include "core/samplers/eta_cutoff.h"
#include "core/samplers/greedy.h"
#include "core/samplers/logit_bias.h"
#include "core/samplers/min_p.h"
#include "core/samplers/mirostat.h"
#include "core/samplers/penalties.h"
#include "core/samplers/tail_free.h"
#include "core/samplers/temperature.h"
#include "core/samplers/top_a.h"
#include "core/samplers/top_k.h"
#include "core/samplers/top_n_sigma.h"
#include "core/samplers/top_p.h"
#include "core/samplers/typical_p.h"
#include "core/samplers/xtc.h"

namespace temper {

/// Every kind of sampler, in the order menus show them. One more is its header and its name here.
using Sampler = std::variant<Greedy, Temperature, DynamicTemperature, TopK, TopP, MinP, TypicalP,
                             TopNSigma, TopA, TailFree, EpsilonCutoff, EtaCutoff, Xtc, Mirostat,
                             Penalties, Dry, LogitBias>;

/// What a sampler says of itself.
struct SamplerInfo {
    std::string_view type;     ///< its name in a scenario: "top_p"
    std::string_view title;    ///< its name on screen: "Top-p"
    std::string_view about;    ///< what it does, in about five words
    std::string_view differs;  ///< where other programs do otherwise; empty if none does
};
SamplerInfo info_of(const Sampler& sampler);

/// The sampler's name in a scenario: "top_p".
std::string_view type_of(const Sampler& sampler);

/// Every kind in menu order, each with the values it has off or else customarily.
const std::vector<Sampler>& sampler_kinds();

/// The kind named `type`, or nothing.
std::optional<Sampler> sampler_of_type(std::string_view type);

/// Calls `visit(FieldInfo, member)` for each setting. The members are const if the sampler is.
void visit_fields(auto&& sampler, auto&& visit) {
    std::visit([&](auto&& kind) { kind.fields(kind, visit); }, sampler);
}

/// What is wrong between settings that are each within their range: the later one's name as `path`.
std::optional<Error> fault_of(const Sampler& sampler);

/// One stage of a chain: a sampler's settings, and whether it is switched on. Switched off it is
/// an exact identity.
struct Stage {
    Sampler sampler;
    bool on = true;
    Extras unknown = {};  ///< keys of the document that this version does not know
    bool operator==(const Stage&) const = default;
};

/// Samplers applied one after the other, in the order written.
struct Chain {
    std::string name;
    std::vector<Stage> samplers;
    Extras unknown = {};
    bool operator==(const Chain&) const = default;
};

}  // namespace temper
