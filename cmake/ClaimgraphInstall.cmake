# cmake --install, find_package(claimgraph), pkg-config and the packages of ClaimgraphPackages.cmake. Two components: `program`, the
# program with its manual, completions and models; `dev`, the libraries with their headers and how to find them.
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/claimgraph)
set(CLAIMGRAPH_MODELS ${CMAKE_INSTALL_DATADIR}/claimgraph/models/en)

set(libraries claimgraph_graph claimgraph_extract)
foreach(optional claimgraph_store claimgraph_query claimgraph_cypher claimgraph_export)
  if(TARGET ${optional})
    list(APPEND libraries ${optional})
  endif()
endforeach()

install(TARGETS claimgraph COMPONENT program)
# What the program writes about itself from its own options, when it is installed.
function(install_written file folder arguments)
  install(CODE "execute_process(COMMAND \"$<TARGET_FILE:claimgraph>\" ${arguments}
    OUTPUT_FILE \"${PROJECT_BINARY_DIR}/${file}\" COMMAND_ERROR_IS_FATAL ANY)" COMPONENT program)
  install(FILES ${PROJECT_BINARY_DIR}/${file} DESTINATION ${folder} COMPONENT program)
endfunction()
install_written(claimgraph.1.gz ${CMAKE_INSTALL_MANDIR}/man1 "manual COMMAND gzip -9n")
install_written(claimgraph ${CMAKE_INSTALL_DATADIR}/bash-completion/completions "completions bash")
install_written(_claimgraph ${CMAKE_INSTALL_DATADIR}/zsh/site-functions "completions zsh")
install_written(claimgraph.fish ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d "completions fish")
install(DIRECTORY ${PROJECT_SOURCE_DIR}/models/en DESTINATION ${CMAKE_INSTALL_DATADIR}/claimgraph/models COMPONENT program)

install(TARGETS ${libraries} EXPORT claimgraph-targets COMPONENT dev)
install(EXPORT claimgraph-targets NAMESPACE claimgraph:: DESTINATION ${package_folder} COMPONENT dev)
foreach(folder graph extract export)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/claimgraph COMPONENT dev
          FILES_MATCHING PATTERN "*.hpp")
endforeach()

configure_package_config_file(cmake/claimgraph-config.cmake.in ${PROJECT_BINARY_DIR}/claimgraph-config.cmake
  INSTALL_DESTINATION ${package_folder} PATH_VARS CLAIMGRAPH_MODELS)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/claimgraph-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/claimgraph-config.cmake ${PROJECT_BINARY_DIR}/claimgraph-config-version.cmake
              ${PROJECT_SOURCE_DIR}/cmake/dependencies.cmake
        DESTINATION ${package_folder} COMPONENT dev)

# claimgraph.pc; the libraries are static, so who links them needs all that they need. It finds its folders from where it lies.
set(PC_REQUIRES absl_civil_time absl_time fmt libcgraph libutf8proc libxxhash re2 sqlite3)
foreach(optional uchardet=uchardet libarchive=libarchive libxml2=libxml-2.0 gmime=gmime-3.0 poppler=poppler-cpp)
  string(REPLACE "=" ";" optional ${optional})
  list(GET optional 0 found)
  list(GET optional 1 module)
  if(${found}_FOUND)
    list(APPEND PC_REQUIRES ${module})
  endif()
endforeach()
list(JOIN PC_REQUIRES " " PC_REQUIRES)
set(PC_LIBS -lclaimgraph_export -lclaimgraph_extract -lclaimgraph_cypher -lclaimgraph_query -lclaimgraph_store -lclaimgraph_graph)
if(CLD2_LIBRARY AND CLD2_INCLUDE)
  list(APPEND PC_LIBS -lcld2)
endif()
list(JOIN PC_LIBS " " PC_LIBS)
file(RELATIVE_PATH PC_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/claimgraph.pc.in claimgraph.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/claimgraph.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT dev)

include(ClaimgraphPackages)
