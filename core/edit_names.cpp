#include "core/edit_names.h"

#include <algorithm>
#include <optional>
#include <type_traits>

#include "core/edit.h"
#include "core/edit_markov.h"
#include "core/models/language_model.h"
#include "core/vocabulary.h"

namespace temper {
namespace {

std::string rename_in_model(Model& model, const std::string& from, const std::string& to) {
    if (auto* markov = std::get_if<MarkovModel>(&model)) return rename_token(*markov, from, to);
    auto* fixed = std::get_if<FixedModel>(&model);
    if (!fixed) return "Its words come from a text";
    const auto at = std::find(fixed->tokens.begin(), fixed->tokens.end(), from);
    if (rename_token(*fixed, static_cast<std::size_t>(at - fixed->tokens.begin()), to)) return "";
    return to.empty() ? "A name was expected" : "Another token has this name";
}

/// Calls `visit` with every list of names in the samplers' settings.
void visit_names(std::vector<Chain>& chains, auto visit) {
    for (Chain& chain : chains)
        for (Stage& stage : chain.samplers)
            visit_fields(stage.sampler, [&](const FieldInfo&, auto& member) {
                using Member = std::remove_cvref_t<decltype(member)>;
                if constexpr (std::is_same_v<Member, TokenNames> ||
                              std::is_same_v<Member, TokenNumbers>)
                    visit(member);
            });
}

std::string& name_in(std::string& name) {
    return name;
}
std::string& name_in(std::pair<std::string, double>& bias) {
    return bias.first;
}

/// Calls `visit` with every forced token.
void visit_forced(View& view, auto visit) {
    for (auto& token : view.forced) visit(token);
    for (auto& branch : view.branches)
        for (auto& token : branch) visit(token);
}

}  // namespace

std::string rename_everywhere(Scenario& scenario, const std::string& from, const std::string& to) {
    const std::string old = from;
    if (std::string fault = rename_in_model(scenario.model, old, to); !fault.empty()) return fault;
    const auto rename = [&](std::string& name) {
        if (name == old) name = to;
    };
    if (std::holds_alternative<MarkovModel>(scenario.model))
        for (std::string& word : scenario.prompt) rename(word);
    visit_names(scenario.chains, [&](auto& list) {
        for (auto& entry : list) rename(name_in(entry));
    });
    visit_forced(scenario.view, [&](std::optional<std::string>& token) {
        if (token) rename(*token);
    });
    return "";
}

std::vector<std::string> drop_unknown(Scenario& scenario) {
    const std::vector<std::string> tokens = language_model(scenario.model)->vocabulary();
    const Vocabulary vocabulary{tokens};
    std::vector<std::string> dropped;
    const auto unknown = [&](const std::string& name) {
        if (vocabulary.find(name)) return false;
        if (std::find(dropped.begin(), dropped.end(), name) == dropped.end())
            dropped.push_back(name);
        return true;
    };
    if (std::holds_alternative<MarkovModel>(scenario.model))
        std::erase_if(scenario.prompt, unknown);
    visit_names(scenario.chains, [&](auto& list) {
        std::erase_if(list, [&](auto& entry) { return unknown(name_in(entry)); });
    });
    visit_forced(scenario.view, [&](std::optional<std::string>& token) {
        if (token && unknown(*token)) token.reset();
    });
    return dropped;
}

}  // namespace temper
