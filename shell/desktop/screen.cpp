#include "shell/desktop/screen.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>
#include <png.h>

#include <cerrno>
#include <cstring>

namespace temper::desktop {
namespace {

class EglScreen : public Screen {
public:
    EglScreen(EGLDisplay display, EGLContext context, int width, int height)
        : display_(display), context_(context), width_(width), height_(height) {
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

    std::vector<std::uint8_t> pixels() const override {
        const std::size_t row = std::size_t{3} * width_;
        std::vector<std::uint8_t> upward(row * height_);
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glReadPixels(0, 0, width_, height_, GL_RGB, GL_UNSIGNED_BYTE, upward.data());
        std::vector<std::uint8_t> downward(upward.size());
        for (int y = 0; y < height_; ++y)
            std::memcpy(&downward[row * y], &upward[row * (height_ - 1 - y)], row);
        return downward;
    }

private:
    EGLDisplay display_;
    EGLContext context_;
    int width_, height_;
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

Error write_png(const std::string& path, int width, int height,
                const std::vector<std::uint8_t>& rgb) {
    png_image image = {};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGB;
    errno = 0;
    if (png_image_write_to_file(&image, path.c_str(), 0, rgb.data(), 0, nullptr)) return {};
    return {path, "cannot write " + path + ": " +
                      (errno ? std::strerror(errno) : static_cast<const char*>(image.message))};
}

}  // namespace temper::desktop
