# Compiler settings that every target of ours shares.
option(CLOUD_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
option(CLOUD_BUILD_TESTS "Build the test programs" ON)
option(CLOUD_COVERAGE "Instrument for line coverage" OFF)
set(CLOUD_SANITIZERS "" CACHE STRING "Comma separated list for -fsanitize, or empty")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

add_library(cloud_options INTERFACE)
target_compile_options(cloud_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                               -Wno-sign-conversion)
if(CLOUD_WARNINGS_AS_ERRORS)
  target_compile_options(cloud_options INTERFACE -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 reports these inside libstdc++'s own std::string when it optimises.
    target_compile_options(cloud_options INTERFACE -Wno-error=restrict -Wno-error=stringop-overflow)
  endif()
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
