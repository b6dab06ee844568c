# Compiler settings that every target of ours shares.
option(CLOUD_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
option(CLOUD_BUILD_TESTS "Build the test programs" ON)
option(CLOUD_COVERAGE "Instrument for line coverage" OFF)
option(CLOUD_FUZZING "Build the libFuzzer programs; needs clang" OFF)
set(CLOUD_SANITIZERS "" CACHE STRING "Comma separated list for -fsanitize, or empty")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # All clones on a machine share their compilations: paths below the root count as relative, and
  # where the build folder is does not count.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
      "${CCACHE_PROGRAM}")
endif()

add_library(cloud_options INTERFACE)
target_compile_options(cloud_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                               -Wno-sign-conversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # clang 14 takes a defaulted <=> for one.
  target_compile_options(cloud_options INTERFACE -Wzero-as-null-pointer-constant)
else()
  target_compile_options(cloud_options INTERFACE -Wreserved-identifier)
endif()
if(CLOUD_WARNINGS_AS_ERRORS)
  target_compile_options(cloud_options INTERFACE -Werror)
endif()

if(CLOUD_SANITIZERS)
  target_compile_options(cloud_options INTERFACE -fsanitize=${CLOUD_SANITIZERS}
                                                 -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(cloud_options INTERFACE -fsanitize=${CLOUD_SANITIZERS})
endif()

if(CLOUD_COVERAGE)
  target_compile_options(cloud_options INTERFACE --coverage -O0)
  target_link_options(cloud_options INTERFACE --coverage)
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  target_link_options(cloud_options INTERFACE -fuse-ld=mold)
endif()
