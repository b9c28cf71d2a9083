# Finds the Emscripten that is on PATH (Debian's package or emsdk) and hands over to the toolchain
# file that came with it.
find_program(EMCC emcc REQUIRED)
file(REAL_PATH "${EMCC}" emcc_real)
get_filename_component(emscripten_root "${emcc_real}" DIRECTORY)
set(EMSCRIPTEN_ROOT_PATH "${emscripten_root}" CACHE PATH "Where Emscripten lives")
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
