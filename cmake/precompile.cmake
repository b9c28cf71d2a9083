# Builds that tests make whole read the standard library once instead of with every file. In one
# that is worked in it would hide a missing #include, and cost ccache its hits.
option(TEMPER_PRECOMPILE "Precompile the standard headers" OFF)
if(NOT TEMPER_PRECOMPILE)
  return()
endif()
foreach(target temper_core temper_session temper_tests)
  if(NOT TARGET ${target})
    continue()
  endif()
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <cmath> <cstdint> <functional> <memory> <optional> <span> <string>
    <string_view> <unordered_map> <utility> <variant> <vector>)
  # What has options of its own cannot read what was compiled without them.
  get_target_property(sources ${target} SOURCES)
  get_target_property(folder ${target} SOURCE_DIR)
  foreach(source ${sources})
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${folder}")
    get_source_file_property(own ${source} TARGET_DIRECTORY ${target} COMPILE_OPTIONS)
    if(own)
      set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES
        SKIP_PRECOMPILE_HEADERS ON)
    endif()
  endforeach()
endforeach()
