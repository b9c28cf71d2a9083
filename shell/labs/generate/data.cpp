#include <string>

#include "shell/labs/generate/generate.h"

namespace temper::shell {
namespace {

DataTable text(const GenerateWork& work) {
    DataTable table{.name = "Text",
                    .columns = {"step", "token", "probability", "model_logprob", "entropy_nats",
                                "u", "by_hand"}};
    std::size_t number = 0;
    for (const Step& step : work.text().steps())
        table.rows.push_back({++number, work.name(step.token), step.probability, step.logprob,
                              step.entropy, step.u, step.forced ? 1 : 0});
    return table;
}

/// Every token of the step that is looked at, one column a stage.
DataTable candidates(const GenerateWork& work, const Scenario& scenario, std::size_t step) {
    const Trace& trace = work.look()->trace;
    DataTable table{.name = "Step " + std::to_string(step + 1), .columns = {"token", "model"}};
    for (std::size_t s = 1; s < trace.stages.size(); ++s)
        table.columns.push_back(
            std::to_string(s) + " " +
            std::string(info_of(scenario.chains.front().samplers[s - 1].sampler).title));
    for (const std::int32_t id : trace.stages.front().kept) {
        std::vector<Cell>& row = table.rows.emplace_back();
        row.emplace_back(work.name(id));
        for (const Snapshot& stage : trace.stages)
            row.emplace_back(stage.probs[static_cast<std::size_t>(id)]);
    }
    return table;
}

}  // namespace

std::vector<DataTable> generate_tables(const GenerateMemory& memory, const Scenario& scenario) {
    const GenerateWork& work = memory.work;
    if (!work.begun()) return {};
    std::vector<DataTable> tables{text(work)};
    if (work.look())
        tables.push_back(candidates(work, scenario, memory.looked.value_or(scenario.view.step)));
    return tables;
}

}  // namespace temper::shell
