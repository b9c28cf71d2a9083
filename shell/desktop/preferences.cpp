#include "shell/desktop/preferences.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace temper::desktop {

Preferences preferences_from_environment() {
    const char* theme = std::getenv("GTK_THEME");
    const std::string_view name = theme ? theme : "";
    Preferences preferences;
    preferences.dark =
        name.ends_with(":dark") || name.ends_with("-dark") || name.ends_with("-Dark");
    if (const char* scale = std::getenv("GDK_DPI_SCALE")) {
        const float asked = std::strtof(scale, nullptr);
        preferences.text_scale = std::clamp(asked > 0 ? asked : 1, 1.0f, 2.0f);
    }
    return preferences;
}

}  // namespace temper::desktop
