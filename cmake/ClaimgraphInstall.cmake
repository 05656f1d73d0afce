# cmake --install and find_package(claimgraph): the program with its manual, the libraries with their headers, the models.
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/claimgraph)
set(CLAIMGRAPH_MODELS ${CMAKE_INSTALL_DATADIR}/claimgraph/models/en)

set(libraries claimgraph_graph claimgraph_extract)
foreach(optional claimgraph_store claimgraph_query claimgraph_cypher claimgraph_export)
  if(TARGET ${optional})
    list(APPEND libraries ${optional})
  endif()
endforeach()

install(TARGETS claimgraph)
# What the program writes about itself from its own options, when it is installed.
function(install_written file folder arguments)
  install(CODE "execute_process(COMMAND \"$<TARGET_FILE:claimgraph>\" ${arguments}
    OUTPUT_FILE \"${PROJECT_BINARY_DIR}/${file}\" COMMAND_ERROR_IS_FATAL ANY)")
  install(FILES ${PROJECT_BINARY_DIR}/${file} DESTINATION ${folder})
endfunction()
install_written(claimgraph.1 ${CMAKE_INSTALL_MANDIR}/man1 "manual")
install_written(claimgraph ${CMAKE_INSTALL_DATADIR}/bash-completion/completions "completions bash")
install_written(_claimgraph ${CMAKE_INSTALL_DATADIR}/zsh/site-functions "completions zsh")
install_written(claimgraph.fish ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d "completions fish")
install(TARGETS ${libraries} EXPORT claimgraph-targets)
install(EXPORT claimgraph-targets NAMESPACE claimgraph:: DESTINATION ${package_folder})
foreach(folder graph extract export)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/claimgraph
          FILES_MATCHING PATTERN "*.hpp")
endforeach()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/models DESTINATION ${CMAKE_INSTALL_DATADIR}/claimgraph)

configure_package_config_file(cmake/claimgraph-config.cmake.in ${PROJECT_BINARY_DIR}/claimgraph-config.cmake
  INSTALL_DESTINATION ${package_folder} PATH_VARS CLAIMGRAPH_MODELS)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/claimgraph-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/claimgraph-config.cmake ${PROJECT_BINARY_DIR}/claimgraph-config-version.cmake
              ${PROJECT_SOURCE_DIR}/cmake/dependencies.cmake
        DESTINATION ${package_folder})
