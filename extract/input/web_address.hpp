#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// An address of the web as it is meant on a page at `base` (RFC 3986, 5.2): "../a.html", "/a.html", "//host/a.html";
/// an absolute one as it stands. Empty if it is relative and there is no absolute base.
std::string absolute_address(std::string_view address, std::string_view base);

} // namespace claimgraph
