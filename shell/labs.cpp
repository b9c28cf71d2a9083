#include "shell/lab.h"
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

}  // namespace temper::shell
