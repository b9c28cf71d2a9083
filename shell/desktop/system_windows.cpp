#include <gio/gio.h>
#include <windows.h>

#include "shell/desktop/system.h"

namespace temper::desktop {

std::vector<std::string> command_line(int, char**) {
    // What `main` is given is not in UTF-8 there.
    g_auto(GStrv) words = g_win32_get_command_line();
    return {words + 1, words + g_strv_length(words)};
}

std::string program_file() {
    wchar_t path[4096] = {};
    const DWORD length = GetModuleFileNameW(nullptr, path, 4096);
    g_autofree char* text = length < 4096 ? g_utf16_to_utf8(reinterpret_cast<gunichar2*>(path), -1,
                                                            nullptr, nullptr, nullptr)
                                          : nullptr;
    return text ? text : "";
}

std::string state_home() {
    return g_get_user_data_dir();  // %LOCALAPPDATA%
}

void sync_folder(const std::string&) {}  // NTFS writes renames to its journal by itself

bool hold_lock(const std::string& path) {
    g_autofree auto* name =
        reinterpret_cast<wchar_t*>(g_utf8_to_utf16(path.c_str(), -1, nullptr, nullptr, nullptr));
    // Shared with nobody: the system lets go of it when the program ends.
    return name && CreateFileW(name, GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL,
                               nullptr) != INVALID_HANDLE_VALUE;
}

}  // namespace temper::desktop
