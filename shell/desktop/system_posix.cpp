#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

#include <cstdint>
#include <cstdlib>

#include "shell/desktop/system.h"

namespace temper::desktop {
namespace {

std::string home() {
    if (const char* named = std::getenv("HOME"); named && *named) return named;
    const passwd* user = getpwuid(getuid());
    return user && user->pw_dir ? user->pw_dir : "";
}

}  // namespace

std::vector<std::string> command_line(int count, char** arguments) {
    return {arguments + 1, arguments + count};
}

std::string program_file() {
    char path[4096] = {};
#ifdef __APPLE__
    std::uint32_t size = sizeof path;
    return _NSGetExecutablePath(path, &size) == 0 ? path : "";
#else
    return readlink("/proc/self/exe", path, sizeof path - 1) > 0 ? path : "";
#endif
}

std::string state_home() {
    // The standard (XDG Base Directory) tells programs to ignore paths that are not absolute.
    const char* named = std::getenv("XDG_STATE_HOME");
    if (named && *named == '/') return named;
    const std::string at = home();
    return at.empty() ? "" : at + "/.local/state";
}

void sync_folder(const std::string& path) {
    const auto slash = path.rfind('/');
    const std::string folder = slash == path.npos ? "." : path.substr(0, slash + 1);
    const int opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return;
    fsync(opened);
    close(opened);
}

bool hold_lock(const std::string& path) {
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return false;
    if (flock(file, LOCK_EX | LOCK_NB) == 0) return true;
    close(file);
    return false;
}

}  // namespace temper::desktop
