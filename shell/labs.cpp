#include "shell/lab.h"

#include <algorithm>

#include "shell/labs/chain/lab.h"
#include "shell/labs/compare/compare.h"
#include "shell/labs/generate/generate.h"
#include "shell/labs/home/lab.h"
#include "shell/labs/model/lab.h"
#include "shell/labs/runs/runs.h"
#include "shell/labs/temperature/lab.h"

namespace temper::shell {

std::span<const LabKind> all_labs() {
    static constexpr LabKind labs[] = {
        {"temperature", "Temperature", Icon::tab, make_temperature_lab},
        {"chain", "Chain", Icon::chain, make_chain_lab},
        {"generate", "Generate", Icon::tokens, make_generate_lab},
        {"runs", "Runs", Icon::river, make_runs_lab},
        {"compare", "Compare", Icon::columns, make_compare_lab},
        {"home", "Home", Icon::tab, make_home_lab, false},
        {"model", "Model", Icon::tab, make_model_lab, false},
    };
    return labs;
}

std::ptrdiff_t tab_count() {
    const auto all = all_labs();
    return std::count_if(all.begin(), all.end(), [](const LabKind& lab) { return lab.tab; });
}

const LabKind* lab_of(std::string_view id) {
    for (const LabKind& lab : all_labs())
        if (lab.id == id) return &lab;
    return nullptr;
}

}  // namespace temper::shell
