#pragma once
#include <functional>
#include <string>

#include "shell/desktop/portal.h"

typedef struct _GDBusConnection GDBusConnection;

namespace temper::desktop {

struct DialogRequest {
    Chosen::For what = Chosen::For::opening;
    std::string parent;  ///< the window it belongs to, as the portal names one
    std::string name;    ///< saving: the name offered
    std::string bytes;   ///< saving: handed back with the answer
};

/// Shows a file dialog: the portal's on `bus`, or without a bus or portal that of `zenity` or
/// `kdialog`. `done` is called once unless the person cancels, on the thread that iterates the
/// default GLib context of the caller.
void show_dialog(GDBusConnection* bus, DialogRequest request, std::function<void(Chosen)> done);

}  // namespace temper::desktop
