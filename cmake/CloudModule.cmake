# cloud_module(<name> SOURCES … [USES …] [LIBRARIES …] [TESTS …])
#
# Declares a core module in its own folder: a static library cloud_<name>, and, where tests are
# built, the test program <name>_test. USES names core modules; LIBRARIES are third-party targets
# that only this module's own sources include.
set(CLOUD_CORE_SOURCE_DIR "${CMAKE_SOURCE_DIR}/cloud/tools/core/src")

function(cloud_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES;TESTS" ${ARGN})
  list(TRANSFORM ARG_USES PREPEND "cloud_")

  if(ARG_SOURCES)
    add_library(cloud_${name} STATIC ${ARG_SOURCES})
    target_include_directories(cloud_${name} PUBLIC "${CLOUD_CORE_SOURCE_DIR}")
    target_link_libraries(cloud_${name} PUBLIC tl::expected fmt::fmt ${ARG_USES}
                                        PRIVATE cloud_options ${ARG_LIBRARIES})
  else()
    add_library(cloud_${name} INTERFACE)
    target_include_directories(cloud_${name} INTERFACE "${CLOUD_CORE_SOURCE_DIR}")
    target_link_libraries(cloud_${name} INTERFACE tl::expected fmt::fmt ${ARG_USES})
  endif()

  if(CLOUD_BUILD_TESTS AND ARG_TESTS)
    add_executable(${name}_test ${ARG_TESTS})
    target_include_directories(${name}_test PRIVATE "${CLOUD_CORE_SOURCE_DIR}/..")
    target_compile_definitions(${name}_test PRIVATE CLOUD_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name}_test PRIVATE cloud_${name} cloud_options GTest::gmock_main
                                               rapidcheck rapidcheck_gtest ${ARG_LIBRARIES})
    add_test(NAME ${name} COMMAND ${name}_test)
  endif()
endfunction()
