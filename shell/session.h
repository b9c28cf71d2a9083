#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/scenario.h"
#include "shell/history.h"

namespace temper::shell {

/// A document that was refused, and what to show of it.
struct Fault {
    std::string name;  ///< of the file, or "pasted text"
    Report report;
    std::vector<std::string> excerpt;  ///< lines around the first fault
    int first_line = 0;                ///< the number of the excerpt's first line; 0 without one
};

/// The scenario on screen and all that happens to it as a whole: opened, edited, undone.
class Session {
public:
    explicit Session(Scenario scenario);

    const Scenario& scenario() const { return scenario_; }
    /// Replaces it by the document `text`, which can be undone; or keeps it, and `fault` says why.
    bool open(std::string_view name, std::string_view text);
    /// Takes an edit made at `now_ms`.
    void edit(Scenario edited, double now_ms);
    /// A change of lab, units or step: no edit.
    void look(std::string_view lab) { scenario_.lab = lab; }
    void show_units(std::string_view units) { scenario_.view.units = units; }
    /// The scenario as it was opened.
    void reset(double now_ms);

    void undo() { step(history_.undo(scenario_), " back to "); }
    void redo() { step(history_.redo(scenario_), " to "); }
    /// The state before the drag or key that is being held.
    void take_back();
    /// Makes the present scenario the first one: undo ends here.
    void begin() { history_.reset(scenario_); }
    /// Tells that a gesture begins: what came before is an undo point of its own.
    void begin_gesture() { history_.close(scenario_); }
    /// Every frame: makes an undo point of an edit that has come to rest.
    void settle(double now_ms, bool held) { history_.settle(scenario_, now_ms, held); }
    const History& history() const { return history_; }

    /// The latest undo and redo points and the scenario as it was opened, as text for another
    /// session that goes on with the present scenario; at most about a million bytes.
    std::string carried_history() const;
    void take_history(std::string_view carried);

    const std::optional<Fault>& fault() const { return fault_; }
    void discard_fault() { fault_.reset(); }
    /// What to say of the last undo, redo or opening, once: taken by the caller.
    std::string take_notice() { return std::exchange(notice_, {}); }

private:
    Scenario scenario_, opened_;
    History history_;
    std::optional<Fault> fault_;
    std::string notice_;

    void step(std::optional<Scenario> to, std::string_view word);
};

/// What changed from `before` to `after`, in a few words: "T to 1.00", "Logit of Paris to 2.0".
/// Empty if nothing did.
std::string difference(const Scenario& before, const Scenario& after);

}  // namespace temper::shell
