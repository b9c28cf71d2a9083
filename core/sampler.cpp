#include "core/sampler.h"

namespace temper {
namespace {

template <class... Kinds>
std::vector<Sampler> all_of(const std::variant<Kinds...>*) {
    return {Sampler(Kinds{})...};
}

}  // namespace

SamplerInfo info_of(const Sampler& sampler) {
    return std::visit(
        [](const auto& kind) {
            return SamplerInfo{kind.type, kind.title, kind.about, kind.differs};
        },
        sampler);
}

std::string_view type_of(const Sampler& sampler) {
    return info_of(sampler).type;
}

const std::vector<Sampler>& sampler_kinds() {
    static const std::vector<Sampler> kinds = all_of(static_cast<const Sampler*>(nullptr));
    return kinds;
}

std::optional<Sampler> sampler_of_type(std::string_view type) {
    for (const Sampler& kind : sampler_kinds())
        if (type_of(kind) == type) return kind;
    return std::nullopt;
}

std::optional<Error> fault_of(const Sampler& sampler) {
    return std::visit(
        [](const auto& kind) -> std::optional<Error> {
            if constexpr (requires { kind.fault(); }) return kind.fault();
            return std::nullopt;
        },
        sampler);
}

}  // namespace temper
