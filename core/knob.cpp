#include "core/knob.h"

#include <cmath>
#include <type_traits>

#include "core/json/place.h"
#include "core/json/text.h"

namespace temper {
namespace {

template <class Member>
constexpr bool is_number = std::is_same_v<Member, double> || std::is_same_v<Member, int>;

/// Calls `visit(FieldInfo, member)` for each numeric setting.
void visit_numbers(auto& sampler, auto&& visit) {
    visit_fields(sampler, [&]<class Member>(const FieldInfo& field, Member& member) {
        if constexpr (is_number<std::remove_const_t<Member>>) visit(field, member);
    });
}

/// Calls `visit(FieldInfo, member)` for the one that `knob` names, if there is one.
void visit_knob(auto& chain, const Knob& knob, auto&& visit) {
    if (knob.stage >= chain.samplers.size()) return;
    visit_numbers(chain.samplers[knob.stage].sampler, [&](const FieldInfo& field, auto& member) {
        if (field.name == knob.field) visit(field, member);
    });
}

Error fault(const Knob& knob, std::string message) {
    return {"samplers[" + std::to_string(knob.stage) + "]." + knob.field, std::move(message)};
}

}  // namespace

std::vector<Knob> knobs(const Chain& chain) {
    std::vector<Knob> all;
    for (std::size_t i = 0; i < chain.samplers.size(); ++i)
        visit_numbers(chain.samplers[i].sampler, [&](const FieldInfo& field, const auto&) {
            all.push_back({i, std::string(field.name)});
        });
    return all;
}

std::optional<FieldInfo> info_of(const Chain& chain, const Knob& knob) {
    std::optional<FieldInfo> info;
    visit_knob(chain, knob, [&](const FieldInfo& field, const auto&) { info = field; });
    return info;
}

std::optional<double> value_at(const Chain& chain, const Knob& knob) {
    std::optional<double> value;
    visit_knob(chain, knob, [&](const FieldInfo&, const auto& member) { value = member; });
    return value;
}

Result<Chain> turned(const Chain& chain, const Knob& knob, double value) {
    if (!value_at(chain, knob)) return fault(knob, "is no numeric setting of this chain");
    Chain changed = chain;
    std::optional<Error> error;
    visit_knob(changed, knob, [&]<class Member>(const FieldInfo& field, Member& member) {
        const json::Range range{field.min, field.max, field.min_open, field.max_open,
                                std::is_same_v<Member, int>};
        if (std::isfinite(value) && range.holds(value)) member = static_cast<Member>(value);
        else
            error =
                fault(knob, "is " + json::number(value) + "; " + range.words() + " was expected");
    });
    if (error) return *error;
    if (const auto apart = fault_of(changed.samplers[knob.stage].sampler))
        return fault({knob.stage, apart->path}, apart->message);
    return changed;
}

}  // namespace temper
