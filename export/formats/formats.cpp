#include "export/format.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace claimgraph {

// A line a format, in the order of `claimgraph formats`. Each is defined in a file of its own beside this one.
#define CLAIMGRAPH_FORMATS(FORMAT)                                                                                     \
    FORMAT(kGraphmlFormat)                                                                                             \
    FORMAT(kGexfFormat)                                                                                                \
    FORMAT(kJsonFormat)                                                                                                \
    FORMAT(kJgfFormat)                                                                                                 \
    FORMAT(kCsvFormat)                                                                                                 \
    FORMAT(kGmlFormat)                                                                                                 \
    FORMAT(kDotFormat)                                                                                                 \
    FORMAT(kHtmlFormat)                                                                                                \
    FORMAT(kReportFormat)                                                                                              \
    FORMAT(kJsonlFormat)                                                                                               \
    FORMAT(kTurtleFormat)                                                                                              \
    FORMAT(kNTriplesFormat)                                                                                            \
    FORMAT(kTurtleStarFormat)                                                                                          \
    FORMAT(kNeo4jFormat)                                                                                               \
    FORMAT(kCypherFormat)                                                                                              \
    FORMAT(kKuzuFormat)                                                                                                \
    FORMAT(kPajekFormat)

#define DECLARED(name) extern const Format name;
#define ADDRESS(name) &name,
CLAIMGRAPH_FORMATS(DECLARED)

std::span<const Format* const> formats() {
    static constexpr auto kFormats = std::to_array<const Format*>({CLAIMGRAPH_FORMATS(ADDRESS)});
    return kFormats;
}

const Format& format_named(std::string_view name) {
    const auto found = std::ranges::find(formats(), name, &Format::name);
    assert(found != formats().end());
    return **found;
}

} // namespace claimgraph
