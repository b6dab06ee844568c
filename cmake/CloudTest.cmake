# cloud_test(<name> SOURCES … [USES …] [LIBRARIES …])
#
# Declares a test program, where tests are built. USES names core modules; LIBRARIES are third-party
# targets.
function(cloud_test name)
  if(NOT CLOUD_BUILD_TESTS)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  list(TRANSFORM ARG_USES PREPEND "cloud_")

  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_USES} cloud_test_support cloud_options
                                        GTest::gmock_main rapidcheck rapidcheck_gtest
                                        ${ARG_LIBRARIES})
  add_test(NAME ${name} COMMAND ${name})
endfunction()
