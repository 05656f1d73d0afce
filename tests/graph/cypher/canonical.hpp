#pragma once

#include <string>
#include <string_view>

namespace claimgraph::tck {

/// A value as the compatibility kit writes it, in one way of several: labels and keys sorted, one space, floats by
/// their shortest digits. With `any_order` the items of lists are sorted too.
std::string canonical(std::string_view value, bool any_order);

} // namespace claimgraph::tck
