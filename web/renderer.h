#pragma once

namespace temper::web {

/// WebGL 2 on the page's canvas, and ImGui's renderer in it.
class Renderer {
public:
    /// False where the browser gives no WebGL 2.
    bool open(const char* canvas);
    /// The context is gone, and all that was in it: nothing is drawn until `restored`.
    void lost();
    /// The browser gave the context back, empty: fonts and shaders are made anew.
    void restored();
    bool ready() const { return ready_; }

    void new_frame();
    /// Draws what ImGui has rendered, which covers the whole canvas.
    void draw();

private:
    bool ready_ = false;
};

}  // namespace temper::web
