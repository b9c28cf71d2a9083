#include "shell/lab.h"

namespace temper::shell {

const LabKind* lab_of(std::string_view id) {
    for (const LabKind& lab : all_labs())
        if (lab.id == id) return &lab;
    return nullptr;
}

}  // namespace temper::shell
