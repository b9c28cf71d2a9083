#include <cstdio>

#include "core/generation.h"
#include "core/json/writer.h"
#include "shell/desktop/commands.h"
#include "shell/desktop/frame.h"

namespace temper::desktop {
namespace {

using json::Writer;

constexpr std::size_t shown = 8;  ///< tokens a stage in a table for people

/// The first step of one chain's text.
struct First {
    std::string name;
    Trace trace;
    const std::vector<std::string>& tokens;
};

void write_stage(Writer& out, const Snapshot& stage) {
    out.object(Writer::Layout::lines, [&] {
        out.key("type");
        out.string(stage.type);
        out.key("kept");
        out.array(Writer::Layout::line, [&] {
            for (const std::int32_t id : stage.kept) out.number(id);
        });
        out.key("probs");
        out.array(Writer::Layout::line, [&] {
            for (const double p : stage.probs) out.number(p);
        });
        if (stage.note.empty()) return;
        out.key("note");
        out.string(stage.note);
    });
}

void write_chain(Writer& out, const First& first) {
    out.object(Writer::Layout::lines, [&] {
        out.key("name");
        out.string(first.name);
        out.key("stages");
        out.array(Writer::Layout::lines, [&] {
            for (const Snapshot& stage : first.trace.stages) write_stage(out, stage);
        });
        out.key("u");
        out.number(first.trace.u);
        out.key("token");
        out.number(first.trace.token);
    });
}

std::string token(const First& first, std::int32_t id) {
    return first.tokens[static_cast<std::size_t>(id)];
}

void print_stage(const First& first, const Snapshot& stage) {
    std::printf("  %-20.*s %6zu kept  entropy %.4f nats ", static_cast<int>(stage.type.size()),
                stage.type.data(), stage.kept.size(), stage.entropy_after);
    for (std::size_t i = 0; i < stage.kept.size() && i < shown; ++i)
        std::printf(" %s %.4f", token(first, stage.kept[i]).c_str(),
                    stage.probs[static_cast<std::size_t>(stage.kept[i])]);
    std::printf("%s%s%s\n", stage.kept.size() > shown ? " \u2026" : "",
                stage.note.empty() ? "" : "  ", stage.note.c_str());
}

void print_chain(const First& first) {
    std::printf("%s\n", first.name.empty() ? "chain" : first.name.c_str());
    for (const Snapshot& stage : first.trace.stages) print_stage(first, stage);
    std::printf("  the die falls on %.6f: %s\n", first.trace.u,
                token(first, first.trace.token).c_str());
}

}  // namespace

int trace_command(const Command& command) {
    const auto scenario = load(command);
    if (!scenario) return 1;
    const std::shared_ptr<const LanguageModel> model = language_model(scenario->model);
    std::vector<First> firsts;
    for (std::size_t chain = 0; chain < scenario->chains.size(); ++chain) {
        const Generation text(setup_of(*scenario, chain, model), scenario->seed, command.run);
        auto look = text.look(0);
        if (!look)
            return complain(command.file +
                            ": the text ends with the prompt, so there is "
                            "no step to trace");
        firsts.push_back(
            {scenario->chains[chain].name, std::move(look->trace), model->vocabulary()});
    }
    if (!command.json) {
        for (const First& first : firsts) print_chain(first);
        return 0;
    }
    Writer out;
    out.object(Writer::Layout::lines, [&] {
        out.key("tokens");
        out.array(Writer::Layout::line, [&] {
            for (const std::string& name : model->vocabulary()) out.string(name);
        });
        out.key("chains");
        out.array(Writer::Layout::lines, [&] {
            for (const First& first : firsts) write_chain(out, first);
        });
    });
    std::fputs(out.take().c_str(), stdout);
    return 0;
}

}  // namespace temper::desktop
