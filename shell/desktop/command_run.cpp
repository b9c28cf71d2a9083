#include <unistd.h>

#include <cstdio>

#include "core/experiments/report.h"
#include "core/json/writer.h"
#include "shell/desktop/commands.h"
#include "shell/desktop/frame.h"

namespace temper::desktop {
namespace {

using json::Writer;

constexpr std::uint64_t slice = 1 << 20;  ///< tokens drawn between two looks at the progress
constexpr std::size_t shown = 12;         ///< outcomes in a table for people

/// One chain's runs and what is known of them without drawing.
struct Tallied {
    std::string name;
    Experiment experiment;
    Exact exact;
    ExperimentReport report;
};

/// How far the work is, on stderr while a person watches.
class Progress {
public:
    explicit Progress(std::uint64_t whole) : whole_(whole), watched_(isatty(STDERR_FILENO)) {}
    ~Progress() {
        if (watched_) std::fputs("\r\033[K", stderr);
    }
    void show(std::uint64_t done) const {
        if (!watched_) return;
        std::fprintf(stderr, "\r%3.0f %% of %llu runs",
                     100 * static_cast<double>(done) / static_cast<double>(whole_),
                     static_cast<unsigned long long>(whole_));
        std::fflush(stderr);
    }

private:
    std::uint64_t whole_;
    bool watched_;
};

/// The runs of one chain; the tally's limit may have ended them early.
Tallied tally(const Scenario& scenario, std::size_t chain,
              const std::shared_ptr<const LanguageModel>& model, const Progress& progress) {
    const Setup setup = setup_of(scenario, chain, model);
    Experiment experiment(setup, scenario.seed, scenario.runs);
    while (experiment.work(slice)) progress.show(chain * scenario.runs + experiment.done());
    Exact known = exact(setup, scenario.runs);
    ExperimentReport told = report(experiment, known);
    return {scenario.chains[chain].name, std::move(experiment), std::move(known), std::move(told)};
}

void write_optional(Writer& out, std::string_view name, const std::optional<double>& value) {
    out.key(name);
    if (value) out.number(*value);
    else out.raw("null");
}

void write_exact(Writer& out, const Exact& exact) {
    out.key("exact");
    if (!exact.unique && !exact.agreement && !exact.two_agree && !exact.entropy)
        return out.raw("null");
    out.object(Writer::Layout::line, [&] {
        write_optional(out, "unique", exact.unique);
        write_optional(out, "agreement", exact.agreement);
        write_optional(out, "two_agree", exact.two_agree);
        write_optional(out, "entropy", exact.entropy);
    });
}

void write_outcome(Writer& out, const LanguageModel& model, const Outcome& outcome) {
    out.object(Writer::Layout::line, [&] {
        out.key("text");
        out.string(model.text(outcome.tokens));
        out.key("tokens");
        out.array(Writer::Layout::line, [&] {
            for (const std::int32_t id : outcome.tokens)
                out.string(model.vocabulary()[static_cast<std::size_t>(id)]);
        });
        out.key("count");
        out.number(static_cast<double>(outcome.count));
        write_optional(out, "probability", outcome.probability);
    });
}

void write_chain(Writer& out, const LanguageModel& model, const Tallied& tallied) {
    const ExperimentReport& told = tallied.report;
    out.object(Writer::Layout::lines, [&] {
        const auto number = [&](std::string_view name, double value) {
            out.key(name);
            out.number(value);
        };
        out.key("name");
        out.string(tallied.name);
        number("runs", static_cast<double>(told.runs));
        number("unique", told.drawn.unique);
        number("agreement", told.drawn.agreement);
        number("two_agree", told.drawn.two_agree);
        number("entropy", told.drawn.entropy);
        write_exact(out, tallied.exact);
        out.key("outcomes");
        out.array(Writer::Layout::lines, [&] {
            for (const Outcome& outcome : told.outcomes) write_outcome(out, model, outcome);
        });
        out.key("rest");
        out.object(Writer::Layout::line, [&] {
            number("outcomes", static_cast<double>(told.rest.outcomes));
            number("count", static_cast<double>(told.rest.count));
        });
    });
}

void print_fact(const char* what, double drawn, const std::optional<double>& exact) {
    std::printf("  %-24s %.6g", what, drawn);
    if (exact) std::printf("  (exactly %.6g)\n", *exact);
    else std::printf("\n");
}

void print_chain(const LanguageModel& model, const Tallied& tallied) {
    const ExperimentReport& told = tallied.report;
    const auto runs = static_cast<double>(told.runs);
    std::printf("%s: %.0f runs\n", tallied.name.empty() ? "chain" : tallied.name.c_str(), runs);
    print_fact("different texts", told.drawn.unique, tallied.exact.unique);
    print_fact("most common one's share", told.drawn.agreement, tallied.exact.agreement);
    print_fact("two runs agree", told.drawn.two_agree, tallied.exact.two_agree);
    print_fact("entropy, nats", told.drawn.entropy, tallied.exact.entropy);
    std::printf("  %10s  %-9s %-9s text\n", "count", "share", "exact");
    for (std::size_t i = 0; i < told.outcomes.size() && i < shown; ++i) {
        const Outcome& outcome = told.outcomes[i];
        char exact[16] = "";
        if (outcome.probability) std::snprintf(exact, sizeof exact, "%.6f", *outcome.probability);
        std::printf("  %10.0f  %.6f  %-9s %s\n", static_cast<double>(outcome.count),
                    static_cast<double>(outcome.count) / runs, exact,
                    model.text(outcome.tokens).c_str());
    }
    const double left = static_cast<double>(told.rest.outcomes) +
                        static_cast<double>(told.outcomes.size()) - static_cast<double>(shown);
    if (left > 0) std::printf("  and %.0f more; --json lists up to 10,000\n", left);
}

}  // namespace

int run_command(const Command& command) {
    const auto scenario = load(command);
    if (!scenario) return 1;
    const std::shared_ptr<const LanguageModel> model = language_model(scenario->model);
    std::vector<Tallied> all;
    {
        const Progress progress(scenario->runs * scenario->chains.size());
        for (std::size_t chain = 0; chain < scenario->chains.size(); ++chain) {
            all.push_back(tally(*scenario, chain, model, progress));
            if (const auto& error = all.back().experiment.error())
                return complain(described(command.file, *error));
        }
    }
    if (!command.json) {
        for (const Tallied& tallied : all) print_chain(*model, tallied);
        return 0;
    }
    Writer out;
    out.object(Writer::Layout::lines, [&] {
        out.key("chains");
        out.array(Writer::Layout::lines, [&] {
            for (const Tallied& tallied : all) write_chain(out, *model, tallied);
        });
    });
    std::fputs(out.take().c_str(), stdout);
    return 0;
}

}  // namespace temper::desktop
