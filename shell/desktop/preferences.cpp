#include "shell/desktop/preferences.h"

#include <cstdlib>
#include <string_view>

namespace temper::desktop {

Preferences preferences_from_environment() {
    const char* theme = std::getenv("GTK_THEME");
    const std::string_view name = theme ? theme : "";
    Preferences preferences;
    preferences.dark =
        name.ends_with(":dark") || name.ends_with("-dark") || name.ends_with("-Dark");
    return preferences;
}

}  // namespace temper::desktop
