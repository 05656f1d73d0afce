#pragma once

#include "python/src/claims.hpp"

namespace claimgraph::python {

/// Claims and Entities as Python sequences that are tables of Arrow, pandas and Jupyter as well.
void bind_rows(nb::module_& module);

} // namespace claimgraph::python
