#include "core/edit_markov.h"
#include "core/math.h"
#include "shell/labs/model/lab.h"

namespace temper::shell {
namespace {

DataTable arrows(const MarkovModel& map) {
    DataTable table{.name = "Arrows", .columns = {"after", "token", "weight", "probability"}};
    for (const MarkovModel::Row& row : map.transitions)
        for (const auto& arrow : row.arrows)
            table.rows.push_back(
                {row.context, arrow.token, arrow.weight, arrow.weight / sum_of(row)});
    return table;
}

DataTable positions(const ReplayModel& recording) {
    DataTable table{.name = "Recording",
                    .columns = {"position", "token", "logprob", "alternatives", "tail"}};
    std::size_t number = 0;
    for (const auto& at : recording.positions)
        table.rows.push_back({++number, at.token, at.logprob, at.alternatives.size(), at.tail});
    return table;
}

DataTable next(const ModelMemory& m) {
    DataTable table{.name = "Next word", .columns = {"token", "logprob", "probability"}};
    for (std::size_t id = 0; id < m.probs.size(); ++id)
        table.rows.push_back({m.next.tokens[id], log(m.probs[id]), m.probs[id]});
    return table;
}

}  // namespace

std::vector<DataTable> model_tables(const ModelMemory& memory) {
    std::vector<DataTable> tables;
    if (const auto* map = std::get_if<MarkovModel>(&memory.seen.model))
        tables.push_back(arrows(*map));
    if (const auto* recording = std::get_if<ReplayModel>(&memory.seen.model))
        tables.push_back(positions(*recording));
    tables.push_back(next(memory));
    return tables;
}

}  // namespace temper::shell
