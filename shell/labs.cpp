#include "shell/lab.h"
#include "shell/labs/temperature/lab.h"

namespace temper::shell {

std::span<const LabKind> all_labs() {
    static constexpr LabKind labs[] = {
        {"temperature", "Temperature", Icon::tab, make_temperature_lab},
    };
    return labs;
}

const LabKind* lab_of(std::string_view id) {
    for (const LabKind& lab : all_labs())
        if (lab.id == id) return &lab;
    return nullptr;
}

}  // namespace temper::shell
