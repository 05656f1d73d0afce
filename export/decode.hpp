#pragma once

#include "export/format.hpp"

namespace claimgraph {

/// Makes the text of a graph file UTF-8: a byte-order mark tells UTF-16 or UTF-32, the first bytes UTF-16 without one,
/// an XML declaration any encoding that iconv knows. Of other texts those that are no UTF-8 are read as Windows-1252,
/// which `warnings` says. Fails with kNotUtf8: XML that declares nothing and is no UTF-8, or an unknown encoding. UTF-8
/// costs no copy.
Result<void> decode(SourceFile& file, Warnings& warnings);

} // namespace claimgraph
