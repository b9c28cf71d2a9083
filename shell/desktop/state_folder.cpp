#include "shell/desktop/state_folder.h"

#include <gio/gio.h>

#include <cerrno>

#include "shell/desktop/system.h"

namespace temper::desktop {

Result<std::string> state_folder() {
    const std::string home = state_home();
    if (home.empty()) return Error{"", "there is no home folder to keep it in"};
    const std::string path = home + "/temper";
    if (g_mkdir_with_parents(path.c_str(), 0700) != 0)
        return Error{path, "cannot make " + path + ": " + g_strerror(errno)};
    return path;
}

}  // namespace temper::desktop
