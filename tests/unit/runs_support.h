#pragma once
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/setup.h"

namespace temper::test {

/// The course's map of words: 11 texts of at most 4 tokens.
inline MarkovModel lab2() {
    return {.start = "start",
            .transitions = {{"start", {{"The", .5}, {"A", .3}, {"One", .2}}},
                            {"The", {{"capital", .6}, {"model", .2}, {"answer", .2}}},
                            {"A", {{"network", .5}, {"model", .3}, {"system", .2}}},
                            {"capital", {{"of", .9}, {"is", .1}}},
                            {"of", {{"France", .7}, {"Spain", .2}, {"Italy", .1}}},
                            {"is", {{"Paris", .8}, {"Lyon", .2}}}}};
}

inline Stage on(Sampler sampler) {
    return {.sampler = std::move(sampler)};
}

inline Setup setup(const Model& model, std::vector<Stage> samplers, std::uint32_t max_tokens,
                   std::vector<std::string> prompt = {}) {
    std::shared_ptr<const LanguageModel> made = language_model(model);
    std::vector<std::int32_t> ids = made->ids(prompt);
    return {std::move(made), std::move(samplers), std::move(ids), max_tokens};
}

inline Setup lab2_at(double temperature) {
    return setup(lab2(), {on(Temperature{.temperature = temperature})}, 4);
}

/// A small map of random weights in which some words end the text.
inline MarkovModel random_map(std::mt19937& random, int words) {
    const auto number = [&](int below) { return static_cast<int>(random() % below); };
    MarkovModel map{.start = "start", .transitions = {}};
    for (int from = -1; from < words; ++from) {
        if (from >= 0 && number(4) == 0) continue;
        const std::string name = from < 0 ? "start" : std::string(1, static_cast<char>('a' + from));
        MarkovModel::Row row{.context = name, .arrows = {}};
        for (int to = 0; to < words; ++to)
            if (number(3) > 0 || to == words - 1)
                row.arrows.push_back({std::string(1, static_cast<char>('a' + to)),
                                      static_cast<double>(1 + number(8))});
        map.transitions.push_back(std::move(row));
    }
    return map;
}

/// A sampler of any kind with settings in their usual range; those that read the past among them.
inline Stage random_stage(std::mt19937& random) {
    const auto& kinds = sampler_kinds();
    Stage stage{.sampler = kinds[random() % kinds.size()]};
    visit_fields(stage.sampler, [&](const FieldInfo& field, auto& value) {
        using Value = std::remove_reference_t<decltype(value)>;
        const double share = static_cast<double>(random() % 1000 + 1) / 1001;
        const double at = field.slider_min + share * (field.slider_max - field.slider_min);
        if constexpr (std::is_same_v<Value, double>) value = at;
        else if constexpr (std::is_same_v<Value, int>) value = static_cast<int>(at);
    });
    if (fault_of(stage.sampler)) stage.on = false;
    return stage;
}

}  // namespace temper::test
