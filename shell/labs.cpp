#include "shell/lab.h"
#include "shell/labs/temperature/lab.h"

namespace temper::shell {

std::span<const LabKind> all_labs() {
    static constexpr LabKind labs[] = {
        {"temperature", "Temperature", Icon::tab, make_temperature_lab},
    };
    return labs;
}

}  // namespace temper::shell
