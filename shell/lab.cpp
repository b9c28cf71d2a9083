#include "shell/lab.h"

#include <algorithm>

namespace temper::shell {

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
