# cloud_module(<name> SOURCES … [USES …] [LIBRARIES …] [TESTS …])
#
# Declares a core module in its own folder: a static library cloud_<name>, and, where tests are
# built, the test program <name>_test. USES names core modules; LIBRARIES are third-party targets
# that only this module's own sources include.
set(CLOUD_CORE_SOURCE_DIR "${CMAKE_SOURCE_DIR}/cloud/tools/core/src")

function(cloud_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES;TESTS" ${ARGN})
  list(TRANSFORM ARG_USES PREPEND "cloud_" OUTPUT_VARIABLE uses)

  if(ARG_SOURCES)
    add_library(cloud_${name} STATIC ${ARG_SOURCES})
    target_include_directories(cloud_${name} PUBLIC "${CLOUD_CORE_SOURCE_DIR}")
    target_link_libraries(cloud_${name} PUBLIC tl::expected fmt::fmt ${uses}
                                        PRIVATE cloud_options ${ARG_LIBRARIES})
    if(CLOUD_FUZZING)
      target_compile_options(cloud_${name} PRIVATE -fsanitize=fuzzer-no-link)
    endif()
  else()
    add_library(cloud_${name} INTERFACE)
    target_include_directories(cloud_${name} INTERFACE "${CLOUD_CORE_SOURCE_DIR}")
    target_link_libraries(cloud_${name} INTERFACE tl::expected fmt::fmt ${uses})
  endif()

  if(ARG_TESTS)
    cloud_test(${name}_test SOURCES ${ARG_TESTS} USES ${name} LIBRARIES ${ARG_LIBRARIES})
  endif()
endfunction()
