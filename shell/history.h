#pragma once
#include <optional>
#include <vector>

#include "core/scenario.h"

namespace temper::shell {

/// Undo points of one scenario. An edit becomes a point once it has been still for 600 ms and
/// nothing is held, so one drag is one undo. `lab` and `view` are not edits: they stay as they are.
class History {
public:
    /// Forgets everything: `scenario` is where undo ends.
    void reset(const Scenario& scenario);

    /// Tells that the scenario may have changed at `now_ms`.
    void touched(double now_ms) { touched_ms_ = now_ms; }
    /// Makes a point of `scenario` if the edit has come to rest; call every frame.
    void settle(const Scenario& scenario, double now_ms, bool held);
    /// Makes it at once: before an undo, after a paste or a preset.
    void close(const Scenario& scenario);
    /// Milliseconds until `settle` has something to do; negative for never.
    double due_ms(double now_ms) const;

    /// The scenario before the edit that has not come to rest; nothing if there is none.
    std::optional<Scenario> rested() const {
        return touched_ms_ < 0 ? std::nullopt : std::optional(point_);
    }

    /// The points on both sides of the present, the nearest last; `take_points` sets them.
    const std::vector<Scenario>& past() const { return past_; }
    const std::vector<Scenario>& future() const { return future_; }
    void take_points(std::vector<Scenario> past, std::vector<Scenario> future);

    bool can_undo() const { return !past_.empty() || touched_ms_ >= 0; }
    bool can_redo() const { return !future_.empty(); }
    /// The scenario before the last edit, or after the one undone last.
    std::optional<Scenario> undo(const Scenario& scenario);
    std::optional<Scenario> redo(const Scenario& scenario);

private:
    Scenario point_;  ///< the present one, as of its last rest
    std::vector<Scenario> past_, future_;
    double touched_ms_ = -1;

    std::optional<Scenario> step(std::vector<Scenario>& from, std::vector<Scenario>& to,
                                 const Scenario& scenario);
};

}  // namespace temper::shell
