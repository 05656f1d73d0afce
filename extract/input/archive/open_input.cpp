#include "extract/input/archive/open_input.hpp"

#include <filesystem>
#include <system_error>

namespace claimgraph {

Result<Unpacker> open_packed(InputBytes& input, const ReadOptions& options) {
    std::error_code ignored;
    const bool is_on_disk = options.depth == 0 && std::filesystem::is_regular_file(input.name(), ignored);
    if (is_on_disk) return Unpacker::open_file(input.name(), options.unpacked);
    const auto bytes = input.all();
    if (!bytes) return tl::unexpected(bytes.error());
    return Unpacker::open_bytes(*bytes, input.name(), options.unpacked);
}

} // namespace claimgraph
