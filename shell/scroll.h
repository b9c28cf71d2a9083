#pragma once
#include "shell/ui.h"

namespace temper::shell {

/// How far a lab that is taller than its box is scrolled: by wheel, by a finger with its momentum,
/// and to keep what the keyboard reaches in sight.
class Scroll {
public:
    float offset() const { return offset_; }
    /// Takes this frame's input for content of `height` in `area`.
    void update(Ui& ui, const Box& area, float height);

private:
    float offset_ = 0, most_ = 0;
    float speed_ = 0;  ///< display units a ms, after a finger let go
    double last_ms_ = 0;
    bool dragging_ = false;

    void follow_finger(Ui& ui, const Box& area);
    void keep_in_sight(const Ui& ui, const Box& area);
};

}  // namespace temper::shell
