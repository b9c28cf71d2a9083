#include "shell/labs/runs/runs.h"

namespace temper::shell {
namespace {

DataTable texts(const RunsMemory& m) {
    DataTable table{.name = "Texts", .columns = {"text", "tokens", "runs", "share", "probability"}};
    const double done = static_cast<double>(m.report.runs);
    for (const TextRow& row : m.rows)
        table.rows.push_back(
            {row.text, row.tokens.size(), row.count,
             done > 0 ? std::optional(static_cast<double>(row.count) / done) : std::nullopt,
             row.probability});
    return table;
}

DataTable facts(const RunsMemory& m, const Scenario& scenario) {
    const Exact& exact = m.work.exact();
    const Facts& drawn = m.report.drawn;
    const auto some = [&](double value) {
        return m.report.runs > 0 ? std::optional(value) : std::nullopt;
    };
    DataTable table{.name = "Facts", .columns = {"fact", "drawn", "exact"}};
    table.rows = {
        {"runs", m.report.runs, scenario.runs},
        {"distinct texts", some(drawn.unique), exact.unique},
        {"share of the most common", some(drawn.agreement), exact.agreement},
        {"entropy, nats", some(drawn.entropy), exact.entropy},
        {"two runs agree", some(drawn.two_agree), exact.two_agree},
        {"ln of the number of possible texts", std::optional<double>(), exact.log_texts},
    };
    return table;
}

}  // namespace

std::vector<DataTable> runs_tables(const RunsMemory& memory, const Scenario& scenario) {
    if (!memory.work.begun()) return {};
    return {texts(memory), facts(memory, scenario)};
}

}  // namespace temper::shell
