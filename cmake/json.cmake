# nlohmann's JSON parser: headers alone. Found on the machine itself, also when the build is for
# WebAssembly, and linked to from a folder of its own, so that no other header of the machine's
# comes along.
find_path(JSON_INCLUDE_DIR nlohmann/json.hpp REQUIRED NO_CMAKE_FIND_ROOT_PATH
  PATHS /usr/include /usr/local/include)
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/json")
file(CREATE_LINK "${JSON_INCLUDE_DIR}/nlohmann" "${PROJECT_BINARY_DIR}/json/nlohmann"
  COPY_ON_ERROR SYMBOLIC)
add_library(temper_json INTERFACE)
target_include_directories(temper_json SYSTEM INTERFACE "${PROJECT_BINARY_DIR}/json")
