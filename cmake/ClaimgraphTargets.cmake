# Libraries and test programs, each of the files of a few folders.

# How our own targets are compiled; never exported to users.
add_library(claimgraph_compile_options INTERFACE)
target_compile_options(claimgraph_compile_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                                     -Wno-sign-conversion
                                                     # designated initializers leave the rest out on purpose
                                                     -Wno-missing-field-initializers
                                                     # gcc 12 sees overlaps in string + string (bug 105651)
                                                     $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)

# The machines that the program runs on. What goes beyond is chosen at run time, never here.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  set(CLAIMGRAPH_BASELINE "x86-64-v2" CACHE STRING "Least processor that the program needs, as -march takes it; empty for the compiler's")
  if(CLAIMGRAPH_BASELINE)
    target_compile_options(claimgraph_compile_options INTERFACE -march=${CLAIMGRAPH_BASELINE})
  endif()
endif()

# Sets `sources` to the .cpp files of folders, without those below them. A file that comes or goes is noticed by the next build.
function(claimgraph_sources sources)
  set(found)
  foreach(folder IN LISTS ARGN)
    file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} ${folder}/*.cpp)
    list(SORT files)
    list(APPEND found ${files})
  endforeach()
  set(${sources} ${found} PARENT_SCOPE)
endfunction()

# Files of a folder are compiled together: what they all include is read once, not once a file. MOST is how many at once,
# by default all. A file with compile options of its own is compiled alone.
option(CLAIMGRAPH_UNITY "Compile the files of a folder together" ON)

function(claimgraph_compile_together target)
  if(NOT CLAIMGRAPH_UNITY)
    return()
  endif()
  cmake_parse_arguments(ARG "" "MOST" "" ${ARGN})
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  foreach(file IN LISTS ARG_UNPARSED_ARGUMENTS)
    cmake_path(GET file PARENT_PATH folder)
    string(MAKE_C_IDENTIFIER "${target}_${folder}" unit)
    if(ARG_MOST)
      math(EXPR part "0${count_${unit}} / ${ARG_MOST}")
      math(EXPR count_${unit} "0${count_${unit}} + 1")
      string(APPEND unit "_${part}")
    endif()
    set_source_files_properties(${file} PROPERTIES UNITY_GROUP "${unit}")
  endforeach()
endfunction()

# claimgraph_library(graph FOLDERS . base ... PUBLIC ... PRIVATE ...) makes claimgraph::graph of the files of these folders, EXCEPT
# some, and of SOURCES, which are made by the build. OBJECT: no library, but objects for one.
function(claimgraph_library name)
  cmake_parse_arguments(ARG "OBJECT" "" "FOLDERS;EXCEPT;SOURCES;PUBLIC;INTERFACE;PRIVATE" ${ARGN})
  set(target claimgraph_${name})
  set(type STATIC)
  if(ARG_OBJECT)
    set(type OBJECT)
  endif()
  claimgraph_sources(files ${ARG_FOLDERS})
  if(ARG_EXCEPT)
    list(REMOVE_ITEM files ${ARG_EXCEPT})
  endif()
  add_library(${target} ${type} ${files} ${ARG_SOURCES})
  add_library(claimgraph::${name} ALIAS ${target})
  claimgraph_compile_together(${target} ${files})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/claimgraph>)
  target_link_libraries(${target} PUBLIC ${ARG_PUBLIC} INTERFACE ${ARG_INTERFACE}
                                  PRIVATE ${ARG_PRIVATE} $<BUILD_INTERFACE:claimgraph_compile_options>)
endfunction()
