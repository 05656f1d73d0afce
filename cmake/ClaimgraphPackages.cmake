# The packages for Debian 12 that `make deb` makes with CPack: claimgraph, the program, and libclaimgraph-dev, the libraries.
set(CPACK_PACKAGE_CONTACT "The developers of claimgraph <developers@claimgraph.example>")

# What Debian wants to be told of a package: whose it is, with the notices of what is in it, and its changes.
file(READ ${PROJECT_SOURCE_DIR}/models/en/NOTICE models_notice)
file(READ ${PROJECT_SOURCE_DIR}/explorer/NOTICE explorer_notice)
file(WRITE ${PROJECT_BINARY_DIR}/copyright "Copyright 2026 the developers of claimgraph

Licensed under the Apache License, Version 2.0, whose text is in /usr/share/common-licenses/Apache-2.0 on Debian.

${models_notice}
${explorer_notice}")
string(TIMESTAMP today "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${PROJECT_BINARY_DIR}/changelog "claimgraph (${PROJECT_VERSION}) unstable; urgency=medium

  * CHANGELOG.md of the sources says what is new.

 -- ${CPACK_PACKAGE_CONTACT}  ${today}
")
execute_process(COMMAND gzip -9nfk ${PROJECT_BINARY_DIR}/changelog COMMAND_ERROR_IS_FATAL ANY)
foreach(package claimgraph libclaimgraph-dev)
  set(component program)
  if(package MATCHES "-dev$")
    set(component dev)
  endif()
  install(FILES ${PROJECT_BINARY_DIR}/copyright ${PROJECT_BINARY_DIR}/changelog.gz
          DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component})
endforeach()

# Who links our libraries needs the libraries that they were built with: those of the group [build].
file(STRINGS ${PROJECT_SOURCE_DIR}/.ci/packages.txt lines)
set(group)
set(needed_libraries)
foreach(line IN LISTS lines)
  if(line MATCHES "^\\[(.*)\\]$")
    set(group ${CMAKE_MATCH_1})
  elseif(group STREQUAL "build" AND line MATCHES "^lib.*-dev$")
    list(APPEND needed_libraries ${line})
  endif()
endforeach()
list(JOIN needed_libraries ", " needed_libraries)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME claimgraph)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has its own
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_OUTPUT_FILE_PREFIX ${PROJECT_SOURCE_DIR}/dist)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program dev)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)

set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "${PROJECT_DESCRIPTION}
Reads news in many formats and builds a knowledge graph in which every edge is
a claim: who says so, in which words, where, when, and how certainly. Answers
questions about it. Needs no network. Comes with the models of English.")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME claimgraph)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS tzdata) # the rules of named time zones, which queries may ask for

set(CPACK_COMPONENT_DEV_DESCRIPTION "C++ libraries of claimgraph
Static libraries and headers that read texts, build and ask graphs of claims
and write them to files, for CMake and pkg-config.")
set(CPACK_DEBIAN_DEV_PACKAGE_NAME libclaimgraph-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "claimgraph (= ${PROJECT_VERSION}), pkg-config, ${needed_libraries}")
include(CPack)
