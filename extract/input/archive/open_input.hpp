#pragma once

#include "extract/input/archive/unpacker.hpp"
#include "extract/input/input_bytes.hpp"

namespace claimgraph {

/// Opens what a reader was given: the file on disk where it is one, so that it is never all in memory, else its bytes.
/// `input` must live as long as the unpacker.
Result<Unpacker> open_packed(InputBytes& input, const ReadOptions& options);

} // namespace claimgraph
