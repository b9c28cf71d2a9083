// The labs of the build that a page fetches first; `shell/labs.cpp` lists those of the whole one.
#include "shell/lab.h"
#include "shell/labs/home/lab.h"
#include "shell/labs/temperature/lab.h"

namespace temper::shell {

std::span<const LabKind> all_labs() {
    static constexpr LabKind labs[] = {
        {"temperature", "Temperature", Icon::tab, make_temperature_lab},
        {"chain", "Chain", Icon::chain, nullptr},
        {"generate", "Generate", Icon::tokens, nullptr},
        {"runs", "Runs", Icon::river, nullptr},
        {"compare", "Compare", Icon::columns, nullptr},
        {"home", "Home", Icon::tab, make_home_lab, false},
        {"model", "Model", Icon::tab, nullptr, false},
    };
    return labs;
}

}  // namespace temper::shell
