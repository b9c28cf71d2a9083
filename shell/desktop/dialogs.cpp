#include "shell/desktop/dialogs.h"

#include <gio/gio.h>

#include <memory>
#include <utility>
#include <vector>

namespace temper::desktop {
namespace {

constexpr const char* portal_name = "org.freedesktop.portal.Desktop";

/// One dialog, from the asking to the answer; whoever holds it last lets it go.
struct Dialog {
    DialogRequest request;
    std::function<void(Chosen)> done;
    GDBusConnection* bus = nullptr;
    guint subscription = 0;

    bool saving() const { return request.what == Chosen::For::saving; }
    void finish(std::string path, std::string fault = {}) {
        done({request.what, std::move(path), std::move(fault), std::move(request.bytes)});
    }
};
using Held = std::shared_ptr<Dialog>;

gpointer hold(const Held& dialog) {
    return new Held(dialog);
}
/// The dialog that a callback of GLib's is called for the last time with.
Held release(gpointer data) {
    const std::unique_ptr<Held> held(static_cast<Held*>(data));
    return *held;
}

// Where no portal answers: a small program's dialog.

std::vector<const char*> zenity(const Dialog& dialog) {
    std::vector<const char*> words{"zenity", "--file-selection", "--file-filter=Scenarios | *.json",
                                   "--file-filter=All | *"};
    if (dialog.saving())
        words.insert(words.end(),
                     {"--save", "--confirm-overwrite", "--filename", dialog.request.name.c_str()});
    return words;
}

std::vector<const char*> kdialog(const Dialog& dialog) {
    if (dialog.saving()) return {"kdialog", "--getsavefilename", dialog.request.name.c_str()};
    return {"kdialog", "--getopenfilename", ".", "*.json"};
}

GSubprocess* spawn(std::vector<const char*> words) {
    words.push_back(nullptr);
    constexpr auto flags = static_cast<GSubprocessFlags>(G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                         G_SUBPROCESS_FLAGS_STDERR_SILENCE);
    return g_subprocess_newv(words.data(), flags, nullptr);
}

void ask_program(const Held& dialog) {
    GSubprocess* program = spawn(zenity(*dialog));
    if (!program) program = spawn(kdialog(*dialog));
    if (!program)
        return dialog->finish({},
                              "this desktop has no file dialog: install zenity, or an "
                              "xdg-desktop-portal for it");
    g_subprocess_communicate_utf8_async(
        program, nullptr, nullptr,
        [](GObject* source, GAsyncResult* result, gpointer data) {
            const Held done = release(data);
            g_autofree char* printed = nullptr;
            auto* ended = G_SUBPROCESS(source);
            g_subprocess_communicate_utf8_finish(ended, result, &printed, nullptr, nullptr);
            const std::string path = printed ? g_strchomp(printed) : "";
            if (g_subprocess_get_successful(ended) && !path.empty()) done->finish(path);
        },
        hold(dialog));
    g_object_unref(program);
}

// The portal: a request object answers with a signal, once.

GVariant* filters() {
    return g_variant_new_parsed(
        "[('Scenarios', [(uint32 0, '*.json')]), ('All files', [(uint32 0, '*')])]");
}

GVariant* options(const Dialog& dialog, const char* token) {
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE_VARDICT);
    g_variant_builder_add(&builder, "{sv}", "handle_token", g_variant_new_string(token));
    g_variant_builder_add(&builder, "{sv}", "filters", filters());
    if (dialog.saving())
        g_variant_builder_add(&builder, "{sv}", "current_name",
                              g_variant_new_string(dialog.request.name.c_str()));
    return g_variant_builder_end(&builder);
}

void on_response(GDBusConnection* bus, const char*, const char*, const char*, const char*,
                 GVariant* response, gpointer data) {
    const Held dialog = *static_cast<Held*>(data);
    g_dbus_connection_signal_unsubscribe(bus, dialog->subscription);
    guint32 cancelled = 0;
    g_autoptr(GVariant) results = nullptr;
    g_variant_get(response, "(u@a{sv})", &cancelled, &results);
    g_autofree const char** uris = nullptr;
    if (cancelled || !g_variant_lookup(results, "uris", "^a&s", &uris) || !uris[0]) return;
    g_autofree char* path = g_filename_from_uri(uris[0], nullptr, nullptr);
    if (path) dialog->finish(path);
    else dialog->finish({}, std::string(uris[0]) + " is not a file on this machine");
}

/// Where the portal will put the request whose token is `token`: known before it is asked, so no
/// answer can come too early to be heard.
std::string request_path(GDBusConnection* bus, const char* token) {
    std::string sender = g_dbus_connection_get_unique_name(bus) + 1;
    for (char& c : sender)
        if (c == '.') c = '_';
    return "/org/freedesktop/portal/desktop/request/" + sender + "/" + token;
}

void ask_portal(const Held& dialog) {
    g_autofree char* token = g_strdup_printf("temper%u", g_random_int());
    dialog->subscription = g_dbus_connection_signal_subscribe(
        dialog->bus, portal_name, "org.freedesktop.portal.Request", "Response",
        request_path(dialog->bus, token).c_str(), nullptr, G_DBUS_SIGNAL_FLAGS_NONE, on_response,
        hold(dialog), [](gpointer data) { release(data); });
    const bool saving = dialog->saving();
    g_dbus_connection_call(
        dialog->bus, portal_name, "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.FileChooser", saving ? "SaveFile" : "OpenFile",
        g_variant_new("(ss@a{sv})", dialog->request.parent.c_str(),
                      saving ? "Save the scenario" : "Open a scenario", options(*dialog, token)),
        G_VARIANT_TYPE("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, nullptr,
        [](GObject* source, GAsyncResult* result, gpointer data) {
            const Held asked = release(data);
            g_autoptr(GVariant) answer =
                g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, nullptr);
            if (answer) return;
            g_dbus_connection_signal_unsubscribe(asked->bus, asked->subscription);
            ask_program(asked);
        },
        hold(dialog));
}

}  // namespace

void show_dialog(GDBusConnection* bus, DialogRequest request, std::function<void(Chosen)> done) {
    const auto dialog = std::make_shared<Dialog>();
    dialog->request = std::move(request);
    dialog->done = std::move(done);
    dialog->bus = bus;
    if (bus) ask_portal(dialog);
    else ask_program(dialog);
}

}  // namespace temper::desktop
