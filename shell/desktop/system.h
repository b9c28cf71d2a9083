#pragma once
#include <string>
#include <vector>

namespace temper::desktop {

// What each operating system does its own way and GLib does not even out. One file a system
// implements this header: system_posix.cpp or system_windows.cpp. All text is UTF-8.

/// The words of the command line, the program's name left out.
std::vector<std::string> command_line(int count, char** arguments);
/// This program's own file, or empty.
std::string program_file();
/// The folder that the system wants a program's state in; empty if there is none.
std::string state_home();
/// Sees to it that a file renamed in the folder of `path` has its new name after a power failure.
void sync_folder(const std::string& path);
/// Takes the lock file at `path`, made if it is missing, until the program ends, however it ends.
/// False if another program has it or the file cannot be made.
bool hold_lock(const std::string& path);

}  // namespace temper::desktop
