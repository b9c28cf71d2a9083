#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "shell/desktop/preferences.h"

namespace temper::desktop {

/// What a file dialog ended with. Cancelled ones give no answer.
struct Chosen {
    enum class For { opening, saving };
    For what = For::opening;
    std::string path;   ///< empty if there was no dialog to ask with
    std::string fault;  ///< then the sentence for it
    std::string bytes;  ///< saving: what `save` was given
};

/// The desktop's own dialogs and settings. They come over D-Bus from the portal that GNOME, KDE and
/// the others bring (org.freedesktop.portal), which needs no toolkit in this program and gives each
/// desktop its own dialog; where there is none, from `zenity` or `kdialog`.
///
/// All of it happens on a thread of its own: `wake` is called there whenever there is news.
class Portal {
public:
    explicit Portal(std::function<void()> wake);
    ~Portal();

    /// The person's settings as far as they are known; waits a moment for the first answer.
    Preferences preferences() const;

    /// Shows a dialog; `parent` is the window as the portal names one, such as "x11:1a2b".
    void choose_file(std::string parent);
    void save_file(std::string parent, std::string name, std::string bytes);
    /// The answers since the last call.
    std::vector<Chosen> take_chosen();

private:
    struct Thread;
    std::unique_ptr<Thread> thread_;
};

}  // namespace temper::desktop
