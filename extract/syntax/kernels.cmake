# The inner loops are compiled once for each set of instructions and chosen at run time: claimgraph_kernels(TABLE NAME FLAGS...).
# Only these objects get the flags: see kernel_loops.cpp for why nothing else may be compiled with them.
function(claimgraph_kernels table name)
  add_library(claimgraph_${table} OBJECT syntax/encoder/kernel_loops.cpp)
  target_compile_features(claimgraph_${table} PRIVATE cxx_std_20)
  target_compile_definitions(claimgraph_${table} PRIVATE CLAIMGRAPH_KERNELS=${table} CLAIMGRAPH_KERNELS_NAME="${name}")
  target_compile_options(claimgraph_${table} PRIVATE -O3 -ffp-contract=off ${ARGN})
  target_include_directories(claimgraph_${table} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(claimgraph_${table} PRIVATE claimgraph_compile_options)
  set_target_properties(claimgraph_${table} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  set(kernel_objects ${kernel_objects} $<TARGET_OBJECTS:claimgraph_${table}> PARENT_SCOPE)
endfunction()
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  claimgraph_kernels(kPlainKernels plain -msse4.2)
  claimgraph_kernels(kAvx2Kernels avx2 -mavx2 -mfma)
  claimgraph_kernels(kAvxVnniKernels avx-vnni -mavx2 -mfma -DCLAIMGRAPH_AVX_VNNI)
  claimgraph_kernels(kAvx512Kernels avx512-vnni -mavx2 -mfma -mavx512f -mavx512bw -mavx512dq -mavx512vl -mprefer-vector-width=512
                     # GCC 12 warns of its own header, bug 105593
                     $<$<CXX_COMPILER_ID:GNU>:-Wno-uninitialized$<SEMICOLON>-Wno-maybe-uninitialized>)
else()
  claimgraph_kernels(kPlainKernels plain)
endif()
