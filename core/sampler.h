#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/extras.h"
#include "core/samplers/greedy.h"
#include "core/samplers/temperature.h"

namespace temper {

/// Every kind of sampler, in the order menus show them. One more is its header and its name here.
using Sampler = std::variant<Greedy, Temperature>;

/// The sampler's name in a scenario: "top_p".
std::string_view type_of(const Sampler& sampler);

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
