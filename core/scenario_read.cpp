#include <algorithm>
#include <string>

#include "core/chain_read.h"
#include "core/json/place.h"
#include "core/json/text.h"
#include "core/models/read.h"
#include "core/scenario.h"
#include "core/vocabulary.h"

namespace temper {
namespace {

using json::Kind;
using json::Object;
using json::Place;

constexpr std::string_view labs[] = {"home",    "temperature", "chain", "generate", "runs",
                                     "compare", "model",       "remix", "variance", "guide"};

bool read_choice(const Place& place, std::span<const std::string_view> choices, std::string& out) {
    std::string chosen, list;
    if (!read(place, chosen)) return false;
    for (const std::string_view choice : choices) {
        if (choice == chosen) return out = chosen, true;
        if (!list.empty()) list += ", ";
        list += choice;
    }
    return place.expected("one of " + list);
}

bool read_version(const Place& place) {
    const std::string ours = std::to_string(scenario_version);
    const json::Value& value = place.value;
    if (!value.is(Kind::number) || value.number() != scenario_version) {
        const bool newer = value.is(Kind::number) && value.number() > scenario_version;
        return place.expected((newer ? "a newer version than this program reads; " : "") + ours);
    }
    return true;
}

/// Tokens or nulls: what is forced at each step.
bool read_forced(const Place& place, std::vector<std::optional<std::string>>& out) {
    if (!place.value.is(Kind::array)) return place.expected("a list of tokens and nulls");
    bool good = true;
    place.value.each([&](json::Value value) {
        const Place item(place, value, out.size());
        std::optional<std::string>& token = out.emplace_back();
        if (!value.is(Kind::null)) good &= read(item, token.emplace());
    });
    return good;
}

bool read_branches(const Place& place, std::vector<std::vector<std::optional<std::string>>>& out) {
    if (!place.value.is(Kind::array)) return place.expected("a list of branches");
    bool good = true;
    place.value.each([&](json::Value value) {
        const Place item(place, value, out.size());
        good &= read_forced(item, out.emplace_back());
    });
    return good;
}

bool read_view(const Place& place, View& view) {
    if (!place.value.is(Kind::object)) return place.expected("an object");
    Object object(place);
    bool good = true;
    const auto may = [&](std::string_view key, auto&& read) {
        object.optional(key, [&](const Place& at) { return good &= read(at); });
    };
    may("run", [&](const Place& at) { return read_whole(at, 0, double(max_seed), view.run); });
    may("step", [&](const Place& at) { return read_whole(at, 0, max_run_tokens, view.step); });
    may("forced", [&](const Place& at) { return read_forced(at, view.forced); });
    may("branches", [&](const Place& at) { return read_branches(at, view.branches); });
    may("dice", [&](const Place& at) {
        constexpr std::string_view choices[] = {"same", "independent"};
        return read_choice(at, choices, view.dice);
    });
    may("units", [&](const Place& at) {
        constexpr std::string_view choices[] = {"nats", "bits"};
        return read_choice(at, choices, view.units);
    });
    view.unknown = object.rest();
    return good;
}

bool read_chain(const Place& place, Chain& chain) {
    if (!place.value.is(Kind::object)) return place.expected("an object with name and samplers");
    Object object(place);
    bool good = true;
    object.optional("name", [&](const Place& at) { return good = read(at, chain.name); });
    good &= object.required("samplers", "a list of samplers",
                            [&](const Place& at) { return read_samplers(at, chain.samplers); });
    chain.unknown = object.rest();
    return good;
}

constexpr std::string_view chains_expected = "a list of at least one chain";

bool read_chains(const Place& place, std::vector<Chain>& chains) {
    if (!place.value.is(Kind::array) || place.value.size() == 0)
        return place.expected(chains_expected);
    bool good = true;
    place.value.each([&](json::Value value) {
        const Place item(place, value, chains.size());
        good &= read_chain(item, chains.emplace_back());
    });
    return good;
}

/// What only the whole scenario can show to be wrong.
class Together {
public:
    Together(const Place& root, const Scenario& scenario)
        : root_(root), scenario_(scenario), names_(vocabulary(scenario.model)) {}

    void check() const {
        check_length();
        check_prompt();
        check_names();
    }

private:
    Place at(std::string_view key) const { return {root_, *root_.value.find(key), key}; }

    void check_length() const {
        const double drawn = double(scenario_.runs) * scenario_.max_tokens;
        if (drawn > max_drawn_tokens)
            at(root_.value.find("runs") ? "runs" : "max_tokens")
                .fault("makes " + json::number(drawn) + " tokens, runs times max_tokens; at most " +
                       json::number(max_drawn_tokens) + " were expected");
    }

    void check_prompt() const {
        if (!std::holds_alternative<MarkovModel>(scenario_.model)) return;
        if (scenario_.prompt.empty()) return;
        const Place prompt = at("prompt");
        std::size_t index = 0;
        prompt.value.each([&](json::Value value) {
            const Place item(prompt, value, index++);
            if (!names_.find(value.string())) item.expected("a token of the model");
        });
    }

    /// A chain may name tokens that this model lacks: a preset fits many models, and a token may
    /// have been renamed. It is worth a word, no more.
    void check_names() const {
        const Place chains = at("chains");
        std::size_t c = 0;
        chains.value.each([&](json::Value value) {
            const Place chain(chains, value, c);
            const Place samplers(chain, *value.find("samplers"), "samplers");
            std::size_t s = 0;
            samplers.value.each([&](json::Value stage) {
                const Place place(samplers, stage, s);
                for (const Error& name :
                     unknown_tokens(scenario_.chains[c].samplers[s].sampler, names_))
                    place.warn(name);
                ++s;
            });
            ++c;
        });
    }

    const Place& root_;
    const Scenario& scenario_;
    Vocabulary names_;
};

bool read_scenario(const Place& root, Scenario& scenario) {
    Object object(root);
    if (!object.required("temper", std::to_string(scenario_version), read_version)) return false;
    bool good = true;
    const auto may = [&](std::string_view key, auto&& read) {
        object.optional(key, [&](const Place& at) { return good &= read(at); });
    };
    may("title", [&](const Place& at) { return read(at, scenario.title); });
    may("lab", [&](const Place& at) { return read_choice(at, labs, scenario.lab); });
    good &= object.required("model", "an object", [&](const Place& at) {
        std::optional<Model> model = read_model(at);
        if (model) scenario.model = std::move(*model);
        return model.has_value();
    });
    good &= object.required("chains", chains_expected,
                            [&](const Place& at) { return read_chains(at, scenario.chains); });
    may("prompt", [&](const Place& at) { return read(at, scenario.prompt); });
    may("seed",
        [&](const Place& at) { return read_whole(at, 0, double(max_seed), scenario.seed); });
    may("runs", [&](const Place& at) { return read_whole(at, 1, max_runs, scenario.runs); });
    may("max_tokens",
        [&](const Place& at) { return read_whole(at, 1, max_run_tokens, scenario.max_tokens); });
    may("view", [&](const Place& at) { return read_view(at, scenario.view); });
    scenario.unknown = object.rest();
    return good;
}

}  // namespace

std::optional<Scenario> parse_scenario(std::string_view text, Report& report) {
    const std::optional<json::Document> document = json::Document::parse(text, report);
    if (!document) return std::nullopt;
    const Place root(document->root(), report);
    if (!root.value.is(Kind::object)) {
        root.expected("an object");
        return std::nullopt;
    }
    const std::size_t before = report.errors.size();
    Scenario scenario;
    if (read_scenario(root, scenario)) Together(root, scenario).check();
    if (report.errors.size() > before) return std::nullopt;
    return scenario;
}

}  // namespace temper
