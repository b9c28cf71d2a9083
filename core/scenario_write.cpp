#include "core/json/writer.h"
#include "core/models/write.h"
#include "core/scenario.h"

namespace temper {
namespace {

using json::Writer;
constexpr auto lines = Writer::Layout::lines;
constexpr auto line = Writer::Layout::line;

void write_value(Writer& out, double value) {
    out.number(value);
}

void write_value(Writer& out, const TokenNumbers& numbers) {
    out.object(line, [&] {
        for (const auto& [token, value] : numbers) {
            out.key(token);
            out.number(value);
        }
    });
}

void write_value(Writer& out, const std::vector<std::string>& texts) {
    out.array(line, [&] {
        for (const std::string& text : texts) out.string(text);
    });
}

void write_value(Writer& out, const std::vector<std::optional<std::string>>& forced) {
    out.array(line, [&] {
        for (const std::optional<std::string>& token : forced)
            token ? out.string(*token) : out.raw("null");
    });
}

void write_stage(Writer& out, const Stage& stage) {
    out.object(line, [&] {
        out.key("type");
        out.string(type_of(stage.sampler));
        visit_fields(stage.sampler, [&](const FieldInfo& field, const auto& member) {
            out.key(field.name);
            write_value(out, member);
        });
        if (!stage.on) {
            out.key("on");
            out.boolean(false);
        }
        out.members(stage.unknown);
    });
}

void write_chain(Writer& out, const Chain& chain) {
    out.object(lines, [&] {
        out.key("name");
        out.string(chain.name);
        out.key("samplers");
        out.array(lines, [&] {
            for (const Stage& stage : chain.samplers) write_stage(out, stage);
        });
        out.members(chain.unknown);
    });
}

void write_view(Writer& out, const View& view) {
    out.object(line, [&] {
        out.key("run");
        out.number(double(view.run));
        out.key("step");
        out.number(view.step);
        out.key("forced");
        write_value(out, view.forced);
        out.key("branches");
        out.array(line, [&] {
            for (const auto& branch : view.branches) write_value(out, branch);
        });
        out.key("dice");
        out.string(view.dice);
        out.key("units");
        out.string(view.units);
        out.members(view.unknown);
    });
}

}  // namespace

std::string write_scenario(const Scenario& scenario) {
    Writer out;
    out.object(lines, [&] {
        out.key("temper");
        out.number(scenario_version);
        out.key("title");
        out.string(scenario.title);
        out.key("lab");
        out.string(scenario.lab);
        out.key("model");
        write_model(out, scenario.model);
        out.key("chains");
        out.array(lines, [&] {
            for (const Chain& chain : scenario.chains) write_chain(out, chain);
        });
        out.key("prompt");
        write_value(out, scenario.prompt);
        out.key("seed");
        out.number(double(scenario.seed));
        out.key("runs");
        out.number(double(scenario.runs));
        out.key("max_tokens");
        out.number(scenario.max_tokens);
        out.key("view");
        write_view(out, scenario.view);
        out.members(scenario.unknown);
    });
    return out.take();
}

}  // namespace temper
