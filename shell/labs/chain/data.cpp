#include <string>

#include "shell/labs/chain/lab.h"

namespace temper::shell {
namespace {

/// Every token, one column a stage: 0 from where it is removed.
DataTable tokens(const Pass& pass, const std::vector<std::string>& names,
                 const std::vector<Stage>& samplers) {
    DataTable table{.name = "Tokens", .columns = {"token", "model"}};
    for (std::size_t s = 0; s < samplers.size(); ++s)
        table.columns.push_back(std::to_string(s + 1) + " " +
                                std::string(info_of(samplers[s].sampler).title));
    for (const std::int32_t id : pass.ranked()) {
        std::vector<Cell>& row = table.rows.emplace_back();
        row.emplace_back(names[static_cast<std::size_t>(id)]);
        for (const Snapshot& stage : pass.trace.stages)
            row.emplace_back(stage.probs[static_cast<std::size_t>(id)]);
    }
    return table;
}

DataTable stages(const Pass& pass, const std::vector<Stage>& samplers) {
    DataTable table{.name = "Stages",
                    .columns = {"stage", "sampler", "left", "removed", "entropy_before_nats",
                                "entropy_after_nats", "note"}};
    for (std::size_t s = 0; s < samplers.size(); ++s) {
        const Snapshot& after = pass.trace.stages[s + 1];
        table.rows.push_back({s + 1, info_of(samplers[s].sampler).title, after.kept.size(),
                              after.mass_removed, after.entropy_before, after.entropy_after,
                              after.note});
    }
    return table;
}

}  // namespace

std::vector<DataTable> chain_tables(const ChainMemory& memory, const Scenario& scenario) {
    if (!memory.pass) return {};
    const std::vector<Stage>& samplers = scenario.chains[memory.chain].samplers;
    return {tokens(*memory.pass, memory.place.tokens, samplers), stages(*memory.pass, samplers)};
}

}  // namespace temper::shell
