#pragma once

#include "graph/base/result.hpp"

#include <nanobind/nanobind.h>
#include <utility>

namespace claimgraph::python {

namespace nb = nanobind;

/// Raises claimgraph.Error with the parts of an error. Needs the GIL.
[[noreturn]] void raise(const Error& error);

/// The value of a result; raises its error. Needs the GIL.
template <class T>
T value_of(Result<T>&& result) {
    if (!result) raise(result.error());
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

} // namespace claimgraph::python
