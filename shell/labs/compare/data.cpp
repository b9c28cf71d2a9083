#include <string>

#include "core/edit.h"
#include "shell/labs/compare/compare.h"

namespace temper::shell {
namespace {

std::string name_of(const Chain& chain) {
    return chain.name.empty() ? "T = " + std::to_string(temperature_of(chain)) : chain.name;
}

DataTable columns(const CompareMemory& m, const Scenario& scenario) {
    DataTable table{.name = "Columns",
                    .columns = {"column", "temperature", "runs", "distinct_exact", "distinct_drawn",
                                "agreement_exact", "agreement_drawn", "two_agree_exact",
                                "two_agree_drawn", "entropy_exact_nats", "entropy_drawn_nats"}};
    for (std::size_t k = 0; k < m.work.columns().size(); ++k) {
        const Column& column = m.work.columns()[k];
        const Exact& exact = column.exact->result();
        const Facts drawn = column.experiment->facts();
        const bool any = column.experiment->done() > 0;
        const auto some = [any](double value) { return any ? std::optional(value) : std::nullopt; };
        table.rows.push_back({name_of(scenario.chains[k]), temperature_of(scenario.chains[k]),
                              column.experiment->done(), exact.unique, some(drawn.unique),
                              exact.agreement, some(drawn.agreement), exact.two_agree,
                              some(drawn.two_agree), exact.entropy, some(drawn.entropy)});
    }
    return table;
}

/// Every column's distribution of the first token, one row a token.
DataTable first_tokens(const CompareMemory& m, const Scenario& scenario) {
    DataTable table{.name = "First token", .columns = {"token"}};
    const auto& all = m.work.columns();
    for (std::size_t k = 0; k < all.size(); ++k)
        table.columns.push_back(std::to_string(k + 1) + " " + name_of(scenario.chains[k]));
    const auto& names = m.work.model().vocabulary();
    for (std::size_t id = 0; id < names.size(); ++id) {
        std::vector<Cell>& row = table.rows.emplace_back();
        row.emplace_back(names[id]);
        for (const Column& column : all) row.emplace_back(column.first[id]);
    }
    return table;
}

DataTable texts(const CompareMemory& m, const Scenario& scenario) {
    DataTable table{.name = "Texts", .columns = {"run"}};
    const auto& all = m.work.columns();
    for (std::size_t k = 0; k < all.size(); ++k)
        table.columns.push_back(std::to_string(k + 1) + " " + name_of(scenario.chains[k]));
    for (std::size_t run = 0; run < shown_runs; ++run) {
        std::vector<Cell>& row = table.rows.emplace_back();
        row.emplace_back(run + 1);
        for (const Column& column : all) row.emplace_back(m.work.model().text(column.texts[run]));
    }
    return table;
}

}  // namespace

std::vector<DataTable> compare_tables(const CompareMemory& memory, const Scenario& scenario) {
    if (memory.work.columns().size() != scenario.chains.size()) return {};
    return {columns(memory, scenario), first_tokens(memory, scenario), texts(memory, scenario)};
}

}  // namespace temper::shell
