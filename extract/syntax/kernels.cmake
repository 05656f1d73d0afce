# The inner loops are compiled once for each set of instructions and chosen at run time. Only these files get the flags: see
# encoder/kernels_common.inl for why nothing else may be compiled with them.
set(avx512 "-mavx2;-mfma;-mavx512f;-mavx512bw;-mavx512dq;-mavx512vl;-mprefer-vector-width=512")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # GCC 12 warns of its own header, bug 105593
  list(APPEND avx512 -Wno-uninitialized -Wno-maybe-uninitialized)
endif()

# kernels(files contraction instructions...): float sums are contracted to fma only where the same bits everywhere are not needed.
function(claimgraph_kernels file contraction)
  set_source_files_properties(${file} PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=${contraction};${ARGN}")
  if(ARGN AND NOT CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    set_source_files_properties(${file} PROPERTIES HEADER_FILE_ONLY ON)
  endif()
endfunction()
