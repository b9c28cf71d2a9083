#pragma once
#include "shell/ui.h"

namespace temper::shell {

/// How far a lab that is taller than its box is scrolled: by wheel, by a finger with its momentum,
/// and to keep what the keyboard reaches in sight.
class Scroll {
public:
    float offset() const { return offset_; }
    /// Takes this frame's input for content of `height` in `area`. Of a list that is only a part of
    /// what the keyboard can reach, `first` is how many nodes there were before it: it follows the
    /// focus among its own.
    void update(Ui& ui, const Box& area, float height, std::size_t first = 0);
    /// Moves the content; the next `update` keeps it within its ends.
    void by(float distance) { offset_ += distance; }

private:
    float offset_ = 0, most_ = 0;
    float speed_ = 0;  ///< display units a ms, after a finger let go
    double last_ms_ = 0;
    bool dragging_ = false;

    void follow_finger(Ui& ui, const Box& area);
    void keep_in_sight(const Ui& ui, const Box& area, std::size_t first);
};

}  // namespace temper::shell
