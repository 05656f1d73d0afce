#pragma once

#include "graph/base/result.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cli {

/// The parameters of a request to the server of the page: what its address says, decoded. Untrusted.
using Parameters = std::multimap<std::string, std::string>;

/// The first value of a parameter, "" without one.
std::string value_of(const Parameters& parameters, const std::string& name);
/// All values of a parameter, in their order.
std::vector<std::string> values_of(const Parameters& parameters, const std::string& name);
/// A count up to `most`; `otherwise` without the parameter. Fails with kBadFormat.
Result<std::size_t> count_of(const Parameters& parameters, const std::string& name, std::size_t otherwise,
                             std::size_t most);

/// Fails with kBadFormat if there are more parameters, or longer ones, than the page ever sends.
Result<void> check_size(const Parameters& parameters);

} // namespace claimgraph::cli
