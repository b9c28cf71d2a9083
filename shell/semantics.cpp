#include "shell/semantics.h"

namespace temper::shell {

std::string_view name_of(Role role) {
    switch (role) {
        case Role::button: return "button";
        case Role::switch_: return "switch";
        case Role::slider: return "slider";
        case Role::radio: return "radio";
        case Role::tab: return "tab";
        case Role::menu_item: return "menuitem";
        case Role::textbox: return "textbox";
        case Role::text: return "text";
        case Role::image: return "img";
        case Role::status: return "status";
    }
    return "";
}

}  // namespace temper::shell
