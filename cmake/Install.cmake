# cmake --install build/release --prefix <prefix>
#
# Lays out bin/cloud and, in share/cloud, a platform that the program finds from any folder. Node
# packages and the tools that quickstart fetched come along, so that the prefix needs no network.
install(CODE "
  foreach(needed cloud/node_modules cloud/tools/engine/dist)
    if(NOT EXISTS \"${CMAKE_SOURCE_DIR}/\${needed}\")
      message(FATAL_ERROR \"\${needed} is missing; scripts/quickstart.sh makes it\")
    endif()
  endforeach()")

install(TARGETS cloud RUNTIME DESTINATION bin)
install(DIRECTORY cloud/tools/templates DESTINATION share/cloud/cloud/tools)
install(DIRECTORY cloud/tools/engine/dist DESTINATION share/cloud/cloud/tools/engine)
install(DIRECTORY cloud/tools/engine/simulated-aws/catalog cloud/tools/engine/simulated-aws/data
        DESTINATION share/cloud/cloud/tools/engine/simulated-aws)
install(FILES cloud/package.json cloud/package-lock.json cloud/.npmrc
        DESTINATION share/cloud/cloud)
install(DIRECTORY cloud/stacks DESTINATION share/cloud/cloud PATTERN "*.test.ts" EXCLUDE)
install(DIRECTORY cloud/node_modules DESTINATION share/cloud/cloud USE_SOURCE_PERMISSIONS
        PATTERN ".cache" EXCLUDE PATTERN ".vite*" EXCLUDE)
install(DIRECTORY .cloud/toolchain DESTINATION share/cloud/.cloud USE_SOURCE_PERMISSIONS OPTIONAL
        # What was found on this machine, and what only building Pulumi needs.
        REGEX "/toolchain/(versions|go)[^/]*$" EXCLUDE)
