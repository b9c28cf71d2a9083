#include "shell/desktop/work.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <algorithm>
#include <utility>

#include "core/scenario.h"
#include "shell/desktop/files.h"
#include "shell/desktop/state_folder.h"
#include "shell/desktop/system.h"

namespace temper::desktop {
namespace {

constexpr int places = 16;  ///< more windows than this at once share the last place

/// Microseconds since 1970 when the file was last written; 0 if there is none.
gint64 changed(const std::string& path) {
    g_autoptr(GFile) file = g_file_new_for_path(path.c_str());
    g_autoptr(GFileInfo) facts = g_file_query_info(file, "time::modified,time::modified-usec",
                                                   G_FILE_QUERY_INFO_NONE, nullptr, nullptr);
    g_autoptr(GDateTime) time = facts ? g_file_info_get_modification_date_time(facts) : nullptr;
    return time ? g_date_time_to_unix(time) * G_USEC_PER_SEC + g_date_time_get_microsecond(time)
                : 0;
}

bool readable(const std::string& json) {
    Report report;
    return parse_scenario(json, report).has_value();
}

std::string set_aside(const std::string& path) {
    std::string aside;
    for (int i = 1; aside.empty() || g_file_test(aside.c_str(), G_FILE_TEST_EXISTS); ++i)
        aside = path + ".broken-" + std::to_string(i);
    return g_rename(path.c_str(), aside.c_str()) == 0 ? aside : path;
}

/// What was being written beside `path` when an earlier program was killed.
void remove_unfinished(const std::string& folder, const std::string& path) {
    g_autoptr(GDir) opened = g_dir_open(folder.c_str(), 0, nullptr);
    if (!opened) return;
    const std::string begin(base_name(path));
    while (const char* entry = g_dir_read_name(opened)) {
        const std::string_view name = entry;
        if (name.starts_with(begin + ".") && name.ends_with(".new"))
            g_unlink((folder + "/" + std::string(name)).c_str());
    }
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

void Work::take_place(Take take) {
    std::pair<gint64, int> by_date[places];
    for (int place = 0; place < places; ++place)
        by_date[place] = {changed(path(place, ".json")), place};
    std::stable_sort(std::begin(by_date), std::end(by_date), [&](const auto& a, const auto& b) {
        return take == Take::last ? b.first < a.first : a.first < b.first;
    });
    for (const auto& [date, place] : by_date) {
        if (!hold_lock(path(place, ".lock"))) continue;
        place_ = place;
        return remove_unfinished(folder_, path(place, ".json"));
    }
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

void Work::resume() {
    const std::string at = path(place_, ".json");
    if (!g_file_test(at.c_str(), G_FILE_TEST_EXISTS)) return;
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
