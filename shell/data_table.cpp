#include "shell/data_table.h"

#include <cmath>

#include "core/json/writer.h"
#include "shell/numbers.h"
#include "shell/visible.h"

namespace temper::shell {
namespace {

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

template <class Range, class Write>
std::string row(const Range& cells, std::string_view between, std::string_view end, Write write) {
    std::string line;
    for (const auto& cell : cells) {
        if (!line.empty() || &cell != &cells.front()) line += between;
        line += write(cell);
    }
    return line.append(end);
}

void write_row(json::Writer& out, const DataTable& table, const std::vector<Cell>& cells) {
    out.object(json::Writer::Layout::line, [&] {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            out.key(table.columns[i]);
            const Cell& cell = cells[i];
            const bool finite = cell.text().find('n') == std::string::npos;  // "inf", "nan"
            if (cell.kind() == Cell::Kind::words) out.string(cell.text());
            else out.raw(cell.kind() == Cell::Kind::number && finite ? cell.text() : "null");
        }
    });
}

}  // namespace

Cell::Cell(double value)
    : kind_(Kind::number),
      text_(std::isfinite(value) ? full(value)
            : value < 0          ? "-inf"
            : value > 0          ? "inf"
                                 : "nan") {}

std::string as_csv(const DataTable& table) {
    std::string out = row(table.columns, ",", "\r\n", csv_cell);
    for (const auto& cells : table.rows)
        out += row(cells, ",", "\r\n", [](const Cell& cell) { return csv_cell(cell.text()); });
    return out;
}

std::string as_json(std::string_view title, std::span<const DataTable> tables) {
    json::Writer out;
    out.object(json::Writer::Layout::lines, [&] {
        out.key("title");
        out.string(title);
        for (const DataTable& table : tables) {
            out.key(table.name);
            out.array(json::Writer::Layout::lines, [&] {
                for (const auto& cells : table.rows) write_row(out, table, cells);
            });
        }
    });
    return out.take();
}

std::string as_text(std::span<const DataTable> tables) {
    std::string out;
    const auto shown = [](std::string_view text) { return text.empty() ? "" : visible_text(text); };
    for (const DataTable& table : tables) {
        if (!out.empty()) out += '\n';
        out += table.name + '\n' + row(table.columns, "\t", "\n", shown);
        for (const auto& cells : table.rows)
            out += row(cells, "\t", "\n", [&](const Cell& cell) { return shown(cell.text()); });
    }
    return out;
}

}  // namespace temper::shell
