// What ImGui's renderer asks WebGL about itself, answered without asking: a question makes the page
// wait for the process that draws, some tens of milliseconds a frame in all. The canvas's context
// is nobody else's, so there is no state of another's to keep; after a frame the renderer sets back
// the values below. web/CMakeLists.txt gives it these functions for those of their names.
#include <GLES3/gl3.h>

#include <algorithm>

namespace {

GLint known(GLenum name) {
    switch (name) {
        case GL_MAJOR_VERSION: return 3;
        case GL_MAX_TEXTURE_SIZE: return 4096;  // what every WebGL 2 in use has at least
        case GL_ACTIVE_TEXTURE: return GL_TEXTURE0;
        case GL_BLEND_SRC_RGB:
        case GL_BLEND_SRC_ALPHA: return GL_ONE;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA: return GL_FUNC_ADD;
        default: return 0;
    }
}

}  // namespace

extern "C" {

void temper_known_integer(GLenum name, GLint* out) {
    const bool box = name == GL_VIEWPORT || name == GL_SCISSOR_BOX;
    std::fill_n(out, box ? 4 : 1, known(name));
}

GLboolean temper_known_switch(GLenum) {
    return GL_FALSE;
}

const GLubyte* temper_known_string(GLenum) {
    return reinterpret_cast<const GLubyte*>("OpenGL ES 3.0 (WebGL 2)");
}

/// The renderer's two shaders compile and link wherever there is WebGL 2; their logs are empty.
void temper_known_shader(GLuint, GLenum name, GLint* out) {
    *out = name == GL_COMPILE_STATUS || name == GL_LINK_STATUS;
}
}
