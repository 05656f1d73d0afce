#include "extract/input/input_format.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace claimgraph {

// A line a format. Each is defined in a file of its own beside this one. Those that need a library are in the build if
// it is; else they have a line among the missing.
#ifdef CLAIMGRAPH_WITH_GMIME
#define CLAIMGRAPH_MAIL_FORMATS(FORMAT)                                                                                \
    FORMAT(kMailInput)                                                                                                 \
    FORMAT(kMailboxInput)
#else
#define CLAIMGRAPH_MAIL_FORMATS(FORMAT)
#endif
#ifdef CLAIMGRAPH_WITH_LIBXML2
#define CLAIMGRAPH_FEED_FORMATS(FORMAT) FORMAT(kFeedInput)
#else
#define CLAIMGRAPH_FEED_FORMATS(FORMAT)
#endif

#define CLAIMGRAPH_INPUT_FORMATS(FORMAT)                                                                               \
    FORMAT(kTextInput)                                                                                                 \
    FORMAT(kConlluInput)                                                                                               \
    FORMAT(kJsonlInput)                                                                                                \
    FORMAT(kHtmlInput)                                                                                                 \
    CLAIMGRAPH_MAIL_FORMATS(FORMAT)                                                                                    \
    CLAIMGRAPH_FEED_FORMATS(FORMAT)                                                                                    \
    FORMAT(kTranscriptInput)                                                                                           \
    FORMAT(kSubtitlesInput)

#define DECLARED_INPUT(name) extern const InputFormat name;
#define ADDRESS_OF_INPUT(name) &name,
CLAIMGRAPH_INPUT_FORMATS(DECLARED_INPUT)

std::span<const InputFormat* const> input_formats() {
    static constexpr auto kFormats = std::to_array<const InputFormat*>({CLAIMGRAPH_INPUT_FORMATS(ADDRESS_OF_INPUT)});
    return kFormats;
}

std::span<const MissingFormat> missing_formats() {
    static constexpr std::array kMissing = {
#ifndef CLAIMGRAPH_WITH_GMIME
        MissingFormat{"mail", ".eml .mbox", "GMime"},
#endif
#ifndef CLAIMGRAPH_WITH_LIBXML2
        MissingFormat{"feed", ".rss .atom", "libxml2"},
#endif
        MissingFormat{"", "", ""}};
    return std::span(kMissing).first(kMissing.size() - 1);
}

} // namespace claimgraph
