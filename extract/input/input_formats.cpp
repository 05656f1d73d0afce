#include "extract/input/input_format.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace claimgraph {

#ifdef CLAIMGRAPH_WITH_LIBARCHIVE
#define CLAIMGRAPH_ARCHIVE_FORMATS(FORMAT) FORMAT(kWarcInput) FORMAT(kArchiveInput)
#else
#define CLAIMGRAPH_ARCHIVE_FORMATS(FORMAT)
#endif
#ifdef CLAIMGRAPH_WITH_LIBXML2
#define CLAIMGRAPH_OFFICE_FORMATS(FORMAT) FORMAT(kDocxInput) FORMAT(kOdtInput) FORMAT(kEpubInput)
#else
#define CLAIMGRAPH_OFFICE_FORMATS(FORMAT)
#endif

// A line a format. Each is defined in a file of its own beside this one. Those that need a library are in the build if
// it is; else they have a line among the missing.
#define CLAIMGRAPH_INPUT_FORMATS(FORMAT)                                                                               \
    FORMAT(kTextInput)                                                                                                 \
    FORMAT(kConlluInput)                                                                                               \
    FORMAT(kJsonlInput)                                                                                                \
    FORMAT(kRtfInput)                                                                                                  \
    CLAIMGRAPH_OFFICE_FORMATS(FORMAT)                                                                                  \
    CLAIMGRAPH_ARCHIVE_FORMATS(FORMAT)

#define DECLARED_INPUT(name) extern const InputFormat name;
#define ADDRESS_OF_INPUT(name) &name,
CLAIMGRAPH_INPUT_FORMATS(DECLARED_INPUT)

std::span<const InputFormat* const> input_formats() {
    static constexpr auto kFormats = std::to_array<const InputFormat*>({CLAIMGRAPH_INPUT_FORMATS(ADDRESS_OF_INPUT)});
    return kFormats;
}

std::span<const MissingFormat> missing_formats() {
    static constexpr std::array<MissingFormat, 6> kMissing = {{
#ifndef CLAIMGRAPH_WITH_LIBARCHIVE
        {"archive", ".zip .tar .tgz .tbz2 .txz .7z .gz .bz2 .xz .zst", "libarchive"},
        {"warc", ".warc", "libarchive"},
#endif
#ifndef CLAIMGRAPH_WITH_LIBXML2
        {"docx", ".docx .docm .dotx", "libarchive and libxml2"},
        {"odt", ".odt .ott .fodt", "libarchive and libxml2"},
        {"epub", ".epub", "libarchive and libxml2"},
#endif
    }};
    return std::span(kMissing).first(
        std::ranges::count_if(kMissing, [](const MissingFormat& one) { return !one.name.empty(); }));
}

} // namespace claimgraph
