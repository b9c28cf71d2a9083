#include "shell/desktop/work.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>
#include <vector>

#include "core/scenario.h"
#include "shell/desktop/files.h"
#include "shell/desktop/state_folder.h"

namespace temper::desktop {
namespace {

constexpr int places = 16;  ///< more windows than this at once share the last place

timespec changed(const std::string& path) {
    struct stat facts = {};
    return stat(path.c_str(), &facts) == 0 ? facts.st_mtim : timespec{};
}

bool readable(const std::string& json) {
    Report report;
    return parse_scenario(json, report).has_value();
}

std::string set_aside(const std::string& path) {
    std::string aside;
    for (int i = 1; aside.empty() || access(aside.c_str(), F_OK) == 0; ++i)
        aside = path + ".broken-" + std::to_string(i);
    return std::rename(path.c_str(), aside.c_str()) == 0 ? aside : path;
}

/// What was being written beside `path` when an earlier program was killed.
void remove_unfinished(const std::string& folder, const std::string& path) {
    DIR* opened = opendir(folder.c_str());
    if (!opened) return;
    const std::string begin(base_name(path));
    while (const dirent* entry = readdir(opened)) {
        const std::string_view name = entry->d_name;
        if (name.starts_with(begin + ".") && name.ends_with(".new"))
            unlink((folder + "/" + std::string(name)).c_str());
    }
    closedir(opened);
}

}  // namespace

Work::Work(Take take) {
    const auto folder = state_folder();
    if (!folder) {
        cannot(folder.error().message);
        return;
    }
    folder_ = *folder;
    take_place(take);
    if (place_ < 0) cannot("cannot write in " + folder_);
    else if (take == Take::last) resume();
}

Work::~Work() {
    if (lock_ >= 0) close(lock_);
}

void Work::take_place(Take take) {
    using Dated = std::pair<timespec, int>;
    std::vector<Dated> by_date;
    for (int place = 0; place < places; ++place)
        by_date.emplace_back(changed(path(place, ".json")), place);
    const auto seconds = [](const Dated& dated) {
        return std::pair(dated.first.tv_sec, dated.first.tv_nsec);
    };
    std::stable_sort(by_date.begin(), by_date.end(), [&](const Dated& a, const Dated& b) {
        return take == Take::last ? seconds(b) < seconds(a) : seconds(a) < seconds(b);
    });
    for (const auto& [date, place] : by_date)
        if (lock(place)) return remove_unfinished(folder_, path(place, ".json"));
}

void Work::keep(const std::string& scenario) {
    if (place_ < 0 || text_ == scenario) return;
    const Error error = write_file(path(place_, ".json"), scenario, Durable::yes);
    if (!error.message.empty()) return cannot(error.message);
    failing_ = false;
    text_ = scenario;
}

std::string Work::take_notice() {
    return std::exchange(notice_, {});
}

bool Work::lock(int place) {
    const int file = open(path(place, ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return false;
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        close(file);
        return false;
    }
    lock_ = file;
    place_ = place;
    return true;
}

void Work::resume() {
    const std::string at = path(place_, ".json");
    if (access(at.c_str(), F_OK) != 0) return;
    const auto text = read_file(at);
    if (!text) return cannot(text.error().message);
    if (readable(*text)) text_ = *text;
    else notice_ = "The last work cannot be read; it was set aside as " + set_aside(at);
}

std::string Work::path(int place, const char* ending) const {
    return folder_ + "/work-" + std::to_string(place) + ending;
}

void Work::cannot(const std::string& why) {
    if (!std::exchange(failing_, true)) notice_ = "Changes are not kept for the next start: " + why;
}

}  // namespace temper::desktop
