#pragma once
#include <optional>
#include <string>

namespace temper::desktop {

/// The scenario on screen, kept from one start to the next whatever ends the program.
///
/// Every window has a place of its own in the state folder, `work-N.json`, and holds `work-N.lock`
/// while it runs, so that two at once do not overwrite each other. Where nothing can be kept (no
/// home, a full disk) the program works on and says so once.
class Work {
public:
    /// Takes the place of the work changed last that no other window has; or, to begin anew, the
    /// one that was left alone longest.
    enum class Take { last, fresh };
    explicit Work(Take take);

    /// The scenario that was on screen last; nothing at a first start.
    const std::optional<std::string>& text() const { return text_; }
    /// Keeps `scenario` if it is another than the one kept last. On the disk when this returns.
    void keep(const std::string& scenario);
    /// A sentence that the person should read, once: what was set aside, or why nothing is kept.
    std::string take_notice();

private:
    void take_place(Take take);
    void resume();
    std::string path(int place, const char* ending) const;
    void cannot(const std::string& why);

    std::string folder_;  ///< empty if nothing can be kept
    int place_ = -1;
    bool failing_ = false;
    std::optional<std::string> text_;
    std::string notice_;
};

}  // namespace temper::desktop
