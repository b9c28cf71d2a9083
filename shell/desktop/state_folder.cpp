#include "shell/desktop/state_folder.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace temper::desktop {
namespace {

std::string home() {
    if (const char* named = std::getenv("HOME"); named && *named) return named;
    const passwd* user = getpwuid(getuid());
    return user && user->pw_dir ? user->pw_dir : "";
}

std::string wanted() {
    // The standard tells programs to ignore paths that are not absolute.
    const char* named = std::getenv("XDG_STATE_HOME");
    if (named && *named == '/') return std::string(named) + "/temper";
    const std::string at = home();
    return at.empty() ? "" : at + "/.local/state/temper";
}

bool make_folders(const std::string& path) {
    for (auto slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
        const std::string folder = path.substr(0, slash);
        if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return false;
        if (slash == path.npos) return true;
    }
}

}  // namespace

Result<std::string> state_folder() {
    const std::string path = wanted();
    if (path.empty()) return Error{"", "there is no home folder to keep it in"};
    if (!make_folders(path))
        return Error{path, "cannot make " + path + ": " + std::strerror(errno)};
    return path;
}

}  // namespace temper::desktop
