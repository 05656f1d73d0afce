# cmake -DBUILD=<build tree> -DSOURCE=<this folder> -DWORK=<empty folder> -DCXX=... -DFLAGS=... -P install_and_use.cmake
# Installs the build tree into a fresh folder, then builds and runs a user's program against nothing but that folder.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nended with ${status}:\n${out}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/installed)
run(${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/user -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER=${CXX}
    -DCMAKE_CXX_FLAGS=${FLAGS} -DCMAKE_PREFIX_PATH=${WORK}/installed)
run(${CMAKE_COMMAND} --build ${WORK}/user)
run(${WORK}/user/user)
if(NOT out MATCHES "accuses")
  message(FATAL_ERROR "unexpected output: ${out}")
endif()
run(${WORK}/installed/bin/claimgraph --version)
file(REMOVE_RECURSE ${WORK})
