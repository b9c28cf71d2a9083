#include "shell/desktop/screen.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>

#include <string>

namespace temper::desktop {
namespace {

class EglScreen : public Screen {
public:
    EglScreen(EGLDisplay display, EGLContext context, int width, int height)
        : display_(display), context_(context) {
        glGenRenderbuffers(1, &colors_);
        glBindRenderbuffer(GL_RENDERBUFFER, colors_);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
        glGenFramebuffers(1, &frame_);
        glBindFramebuffer(GL_FRAMEBUFFER, frame_);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colors_);
    }
    ~EglScreen() override {
        glDeleteFramebuffers(1, &frame_);
        glDeleteRenderbuffers(1, &colors_);
        eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(display_, context_);
        eglTerminate(display_);
    }

    bool complete() const {
        return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    }

private:
    EGLDisplay display_;
    EGLContext context_;
    GLuint colors_ = 0, frame_ = 0;
};

Error lacking(const char* what) {
    return {"", std::string("a picture needs OpenGL 3.0 through EGL, and ") + what +
                    ". On Debian the packages libegl1 and libgl1-mesa-dri bring both"};
}

EGLContext make_context(EGLDisplay display) {
    const EGLint wanted[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint found = 0;
    if (!eglChooseConfig(display, wanted, &config, 1, &found) || found == 0) return EGL_NO_CONTEXT;
    const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 0, EGL_NONE};
    return eglCreateContext(display, config, EGL_NO_CONTEXT, version);
}

}  // namespace

Result<std::unique_ptr<Screen>> Screen::make(int width, int height) {
    const EGLDisplay display =
        eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr))
        return lacking("this machine's EGL cannot draw without a display");
    if (!eglBindAPI(EGL_OPENGL_API)) return lacking("this machine's EGL has only OpenGL ES");
    const EGLContext context = make_context(display);
    if (context == EGL_NO_CONTEXT ||
        !eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context)) {
        eglTerminate(display);
        return lacking("its driver is older than that");
    }
    auto screen = std::make_unique<EglScreen>(display, context, width, height);
    if (!screen->complete()) return lacking("its driver has no picture of this size");
    return std::unique_ptr<Screen>(std::move(screen));
}

}  // namespace temper::desktop
