#include "shell/lab.h"
#include "shell/labs/compare/compare.h"
#include "shell/labs/runs/runs.h"
#include "shell/labs/temperature/lab.h"

namespace temper::shell {

std::span<const LabKind> all_labs() {
    static constexpr LabKind labs[] = {
        {"temperature", "Temperature", Icon::tab, make_temperature_lab},
        {"runs", "Runs", Icon::river, make_runs_lab},
        {"compare", "Compare", Icon::columns, make_compare_lab},
    };
    return labs;
}

const LabKind* lab_of(std::string_view id) {
    for (const LabKind& lab : all_labs())
        if (lab.id == id) return &lab;
    return nullptr;
}

}  // namespace temper::shell
