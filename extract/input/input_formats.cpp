#include "extract/input/input_format.hpp"

#include <array>
#include <iterator>

namespace claimgraph {

// Libraries that a build may be without.
#ifdef CLAIMGRAPH_WITH_GMIME
#define CLAIMGRAPH_GMIME(...) __VA_ARGS__
#else
#define CLAIMGRAPH_GMIME(...)
#endif
#ifdef CLAIMGRAPH_WITH_LIBARCHIVE
#define CLAIMGRAPH_LIBARCHIVE(...) __VA_ARGS__
#else
#define CLAIMGRAPH_LIBARCHIVE(...)
#endif
#ifdef CLAIMGRAPH_WITH_LIBXML2
#define CLAIMGRAPH_LIBXML2(...) __VA_ARGS__
#else
#define CLAIMGRAPH_LIBXML2(...)
#endif
#ifdef CLAIMGRAPH_WITH_POPPLER
#define CLAIMGRAPH_POPPLER(...) __VA_ARGS__
#else
#define CLAIMGRAPH_POPPLER(...)
#endif

// A line a format, with the library that it needs. Each is defined in a file of its own; those of a build without the
// library are among the missing. Of formats that are equally likely the first one counts: those with a signature stand
// before those that go by the look of a text.
#define CLAIMGRAPH_INPUT_FORMATS(FORMAT)                                                                               \
    FORMAT(kTextInput)                                                                                                 \
    FORMAT(kConlluInput)                                                                                               \
    FORMAT(kJsonlInput)                                                                                                \
    FORMAT(kJsonInput)                                                                                                 \
    FORMAT(kCsvInput)                                                                                                  \
    FORMAT(kHtmlInput)                                                                                                 \
    CLAIMGRAPH_POPPLER(FORMAT(kPdfInput))                                                                              \
    CLAIMGRAPH_LIBARCHIVE(CLAIMGRAPH_LIBXML2(FORMAT(kDocxInput)))                                                      \
    CLAIMGRAPH_LIBARCHIVE(CLAIMGRAPH_LIBXML2(FORMAT(kOdtInput)))                                                       \
    CLAIMGRAPH_LIBARCHIVE(CLAIMGRAPH_LIBXML2(FORMAT(kEpubInput)))                                                      \
    FORMAT(kRtfInput)                                                                                                  \
    CLAIMGRAPH_LIBARCHIVE(FORMAT(kWarcInput))                                                                          \
    CLAIMGRAPH_LIBARCHIVE(FORMAT(kArchiveInput))                                                                       \
    CLAIMGRAPH_LIBXML2(FORMAT(kFeedInput))                                                                             \
    CLAIMGRAPH_GMIME(FORMAT(kMailInput))                                                                               \
    CLAIMGRAPH_GMIME(FORMAT(kMailboxInput))                                                                            \
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
    static constexpr MissingFormat kMissing[] = {
#ifndef CLAIMGRAPH_WITH_GMIME
        {"mail", ".eml .mbox", "GMime"},
#endif
#ifndef CLAIMGRAPH_WITH_LIBARCHIVE
        {"archive", ".zip .tar .tgz .tbz2 .txz .7z .gz .bz2 .xz .zst", "libarchive"},
        {"warc", ".warc", "libarchive"},
#endif
#ifndef CLAIMGRAPH_WITH_LIBXML2
        {"feed", ".rss .atom", "libxml2"},
#endif
#if !defined(CLAIMGRAPH_WITH_LIBXML2) || !defined(CLAIMGRAPH_WITH_LIBARCHIVE)
        {"docx", ".docx .docm .dotx", "libarchive and libxml2"},
        {"odt", ".odt .ott .fodt", "libarchive and libxml2"},
        {"epub", ".epub", "libarchive and libxml2"},
#endif
#ifndef CLAIMGRAPH_WITH_POPPLER
        {"pdf", ".pdf", "poppler-cpp"},
#endif
        {}
    };
    return {kMissing, std::size(kMissing) - 1};
}

} // namespace claimgraph
