#include "core/vocabulary.h"

#include "core/json/document.h"

namespace temper {
namespace {

/// Says of each name in a setting where it stands and that it is unknown; other settings have none.
struct NameCheck {
    const Vocabulary& vocabulary;
    std::vector<Error> errors = {};

    void operator()(const FieldInfo& field, const TokenNumbers& numbers) {
        for (const auto& [name, number] : numbers) check(json::member_path(field.name, name), name);
    }
    void operator()(const FieldInfo& field, const TokenNames& names) {
        for (std::size_t i = 0; i < names.size(); ++i)
            check(json::item_path(field.name, i), names[i]);
    }
    void operator()(const FieldInfo&, const auto&) {}

private:
    void check(std::string path, const std::string& name) {
        if (vocabulary.find(name)) return;
        errors.push_back(
            {std::move(path), "names \"" + name + "\", which is no token of this model"});
    }
};

}  // namespace

Vocabulary::Vocabulary(std::span<const std::string> tokens) {
    ids_.reserve(tokens.size());
    for (const std::string& token : tokens)
        ids_.emplace(token, static_cast<std::int32_t>(ids_.size()));
}

std::optional<std::int32_t> Vocabulary::find(std::string_view name) const {
    const auto found = ids_.find(std::string(name));
    if (found == ids_.end()) return std::nullopt;
    return found->second;
}

std::vector<Error> unknown_tokens(const Sampler& sampler, const Vocabulary& vocabulary) {
    NameCheck check{vocabulary};
    visit_fields(sampler, check);
    return std::move(check.errors);
}

}  // namespace temper
