#include "export/format.hpp"

#include <array>

namespace claimgraph {

std::span<const Format* const> formats() {
    // In the order of `claimgraph formats`.
    static constexpr std::array kFormats = {&kGraphmlFormat, &kGexfFormat,   &kJsonFormat,     &kJgfFormat,
                                            &kCsvFormat,     &kDotFormat,    &kHtmlFormat,     &kReportFormat,
                                            &kJsonlFormat,   &kTurtleFormat, &kNTriplesFormat, &kTurtleStarFormat,
                                            &kNeo4jFormat,   &kCypherFormat};
    return kFormats;
}

} // namespace claimgraph
