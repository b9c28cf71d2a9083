#include "shell/desktop/portal.h"

#include <gio/gio.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "shell/desktop/dialogs.h"

namespace temper::desktop {
namespace {

constexpr const char* portal_name = "org.freedesktop.portal.Desktop";
constexpr const char* portal_path = "/org/freedesktop/portal/desktop";
constexpr const char* settings_interface = "org.freedesktop.portal.Settings";
constexpr const char* appearance = "org.freedesktop.appearance";
constexpr const char* gnome = "org.gnome.desktop.interface";
/// A portal that runs answers in a few milliseconds; one that must be started is not waited for.
constexpr auto patience = std::chrono::milliseconds(120);

/// Asking for a bus where none runs may start one: look for it first.
bool has_session_bus() {
    if (g_getenv("DBUS_SESSION_BUS_ADDRESS")) return true;
    g_autofree char* path = g_build_filename(g_get_user_runtime_dir(), "bus", nullptr);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

void apply(Preferences& preferences, std::string_view space, std::string_view key,
           GVariant* value) {
    if (space == appearance && key == "color-scheme" &&
        g_variant_is_of_type(value, G_VARIANT_TYPE_UINT32))
        preferences.dark = g_variant_get_uint32(value) == 1;
    if (space != gnome) return;
    if (key == "enable-animations" && g_variant_is_of_type(value, G_VARIANT_TYPE_BOOLEAN))
        preferences.reduced_motion = !g_variant_get_boolean(value);
    if (key == "text-scaling-factor" && g_variant_is_of_type(value, G_VARIANT_TYPE_DOUBLE))
        preferences.text_scale = static_cast<float>(CLAMP(g_variant_get_double(value), 1.0, 2.0));
}

}  // namespace

struct Portal::Thread {
    std::function<void()> wake;
    GMainContext* context = g_main_context_new();
    GMainLoop* loop = g_main_loop_new(context, FALSE);
    GDBusConnection* bus = nullptr;  ///< of the thread alone, as is what it is used for
    mutable std::mutex guard;        ///< for what follows
    mutable std::condition_variable settled;
    bool asked = false;
    Preferences preferences = preferences_from_environment();
    std::vector<Chosen> chosen;
    std::thread thread;

    explicit Thread(std::function<void()> wake_)
        : wake(std::move(wake_)), thread([this] { run(); }) {}
    ~Thread() {
        invoke([this] { g_main_loop_quit(loop); });
        thread.join();
        g_clear_object(&bus);
        g_main_loop_unref(loop);
        g_main_context_unref(context);
    }

    void invoke(std::function<void()> work) {
        auto* held = new std::function<void()>(std::move(work));
        GSource* source = g_idle_source_new();
        g_source_set_callback(
            source,
            [](gpointer data) -> gboolean {
                (*static_cast<std::function<void()>*>(data))();
                return G_SOURCE_REMOVE;
            },
            held, [](gpointer data) { delete static_cast<std::function<void()>*>(data); });
        g_source_attach(source, context);
        g_source_unref(source);
    }

    void run() {
        g_main_context_push_thread_default(context);
        if (has_session_bus()) bus = g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr);
        if (bus) {
            // The desktop's going must not take the program, and the work in it, along.
            g_dbus_connection_set_exit_on_close(bus, FALSE);
            watch_settings();
            read_settings();
        } else {
            settle();
        }
        g_main_loop_run(loop);
        g_main_context_pop_thread_default(context);
    }

    void settle() {
        const std::lock_guard lock(guard);
        asked = true;
        settled.notify_all();
    }

    void set(const char* space, const char* key, GVariant* value) {
        const std::lock_guard lock(guard);
        apply(preferences, space, key, value);
    }

    void read_settings() {
        const char* spaces[] = {appearance, gnome, nullptr};
        g_dbus_connection_call(
            bus, portal_name, portal_path, settings_interface, "ReadAll",
            g_variant_new("(^as)", spaces), G_VARIANT_TYPE("(a{sa{sv}})"), G_DBUS_CALL_FLAGS_NONE,
            -1, nullptr,
            [](GObject* source, GAsyncResult* result, gpointer data) {
                auto* self = static_cast<Thread*>(data);
                g_autoptr(GVariant) answer =
                    g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, nullptr);
                if (answer) self->take_all(answer);
                self->settle();
                self->wake();
            },
            this);
    }

    void take_all(GVariant* answer) {
        GVariantIter* spaces = nullptr;
        g_variant_get(answer, "(a{sa{sv}})", &spaces);
        const char* space = nullptr;
        GVariantIter* keys = nullptr;
        while (g_variant_iter_loop(spaces, "{&sa{sv}}", &space, &keys)) {
            const char* key = nullptr;
            GVariant* value = nullptr;
            while (g_variant_iter_loop(keys, "{&sv}", &key, &value)) set(space, key, value);
        }
        g_variant_iter_free(spaces);
    }

    void watch_settings() {
        g_dbus_connection_signal_subscribe(
            bus, portal_name, settings_interface, "SettingChanged", portal_path, nullptr,
            G_DBUS_SIGNAL_FLAGS_NONE,
            [](GDBusConnection*, const char*, const char*, const char*, const char*,
               GVariant* changed, gpointer data) {
                auto* self = static_cast<Thread*>(data);
                const char *space = nullptr, *key = nullptr;
                g_autoptr(GVariant) value = nullptr;
                g_variant_get(changed, "(&s&sv)", &space, &key, &value);
                self->set(space, key, value);
                self->wake();
            },
            this, nullptr);
    }

    void ask(DialogRequest request) {
        show_dialog(bus, std::move(request), [this](Chosen answer) {
            {
                const std::lock_guard lock(guard);
                chosen.push_back(std::move(answer));
            }
            wake();
        });
    }
};

Portal::Portal(std::function<void()> wake) : thread_(new Thread(std::move(wake))) {}
Portal::~Portal() = default;

Preferences Portal::preferences() const {
    std::unique_lock lock(thread_->guard);
    thread_->settled.wait_for(lock, patience, [this] { return thread_->asked; });
    thread_->asked = true;
    return thread_->preferences;
}

void Portal::choose_file(std::string parent) {
    thread_->invoke([thread = thread_.get(), parent = std::move(parent)] {
        thread->ask({Chosen::For::opening, parent, {}, {}});
    });
}

void Portal::save_file(std::string parent, std::string name, std::string bytes) {
    DialogRequest request{Chosen::For::saving, std::move(parent), std::move(name),
                          std::move(bytes)};
    thread_->invoke([thread = thread_.get(), request] { thread->ask(request); });
}

std::vector<Chosen> Portal::take_chosen() {
    const std::lock_guard lock(thread_->guard);
    return std::exchange(thread_->chosen, {});
}

}  // namespace temper::desktop
