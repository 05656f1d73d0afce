# The inner loops are compiled once for each set of instructions and chosen at run time. Only these files get the flags: see
# kernels_common.inl for why nothing else may be compiled with them.
set(encoder syntax/encoder)
set(encoder_sources
    ${encoder}/encoder_annotator.cpp
    ${encoder}/engine.cpp
    ${encoder}/features.cpp
    ${encoder}/kernels.cpp
    ${encoder}/kernels_plain.cpp
    ${encoder}/parse_state.cpp
    ${encoder}/quantised_net.cpp
    ${encoder}/train/dense_kernels.cpp
    ${encoder}/train/dense_kernels_plain.cpp
    ${encoder}/train/distillation.cpp
    ${encoder}/train/encoder_trainer.cpp
    ${encoder}/train/ensemble.cpp
    ${encoder}/train/net_writer.cpp
    ${encoder}/train/network.cpp
    ${encoder}/train/network_parser.cpp
    ${encoder}/train/word_vectors.cpp)

set_source_files_properties(${encoder}/kernels_plain.cpp PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=off")
set_source_files_properties(${encoder}/train/dense_kernels_plain.cpp PROPERTIES COMPILE_OPTIONS "-O3")
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  list(APPEND encoder_sources ${encoder}/kernels_avx2.cpp ${encoder}/kernels_avx_vnni.cpp ${encoder}/kernels_avx512.cpp
       ${encoder}/train/dense_kernels_avx2.cpp ${encoder}/train/dense_kernels_avx512.cpp)
  set(avx512 "-mavx2;-mfma;-mavx512f;-mavx512bw;-mavx512dq;-mavx512vl;-mprefer-vector-width=512")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # GCC 12 warns of its own header, bug 105593
    list(APPEND avx512 -Wno-uninitialized -Wno-maybe-uninitialized)
  endif()
  set_source_files_properties(${encoder}/kernels_plain.cpp PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=off;-msse4.2")
  set_source_files_properties(${encoder}/kernels_avx2.cpp PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=off;-mavx2")
  set_source_files_properties(${encoder}/kernels_avx_vnni.cpp PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=off;-mavx2")
  set_source_files_properties(${encoder}/kernels_avx512.cpp PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=off;${avx512}")
  set_source_files_properties(${encoder}/train/dense_kernels_avx2.cpp PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=fast;-mavx2;-mfma")
  set_source_files_properties(${encoder}/train/dense_kernels_avx512.cpp PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=fast;${avx512}")
endif()
