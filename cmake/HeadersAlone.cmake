# The target headers_alone compiles every header by itself, twice included: none may lean on what happens to stand before it. The most
# used headers of others are read once for all; that ours include those of them they use is checked by .ci/check_std_includes.py.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
  ${PROJECT_SOURCE_DIR}/graph/*.hpp ${PROJECT_SOURCE_DIR}/extract/*.hpp ${PROJECT_SOURCE_DIR}/export/*.hpp
  ${PROJECT_SOURCE_DIR}/cli/*.hpp)
set(sources)
foreach(header IN LISTS headers)
  set(source ${PROJECT_BINARY_DIR}/headers_alone/${header}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${header}\"\n#include \"${header}\" // again\n")
  list(APPEND sources ${source})
endforeach()
add_library(headers_alone OBJECT EXCLUDE_FROM_ALL ${sources})
target_compile_options(headers_alone PRIVATE -O0)
target_precompile_headers(headers_alone PRIVATE <algorithm> <chrono> <filesystem> <functional> <map> <memory> <optional> <span> <string>
                          <string_view> <unordered_map> <utility> <variant> <vector> <tl/expected.hpp>)
target_link_libraries(headers_alone PRIVATE claimgraph::cli claimgraph_compile_options fmt::fmt)
if(TARGET claimgraph::export)
  target_link_libraries(headers_alone PRIVATE claimgraph::export)
endif()
