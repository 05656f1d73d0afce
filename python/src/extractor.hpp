#pragma once

#include "python/src/document.hpp"

namespace claimgraph::python {

/// load(), the Extractor, and the iterators that its pipe() and read() return.
void bind_extractor(nb::module_& module);

} // namespace claimgraph::python
