#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace claimgraph {

/// A half-open range [begin, end) of bytes of one document. All positions in a text have this type. 32 bits: a document
/// is at most kMaxDocumentBytes long, larger ones are refused when they are read.
struct ByteSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr std::uint32_t size() const { return end - begin; }
    constexpr bool empty() const { return begin == end; }
    constexpr bool contains(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
    constexpr bool overlaps(ByteSpan other) const { return begin < other.end && other.begin < end; }
    friend constexpr auto operator<=>(ByteSpan, ByteSpan) = default;
};

inline constexpr std::uint64_t kMaxDocumentBytes = 0x7fff'ffff;

/// The bytes of `span`. The view lives as long as the bytes behind `text`.
constexpr std::string_view slice(std::string_view text, ByteSpan span) { return text.substr(span.begin, span.size()); }

} // namespace claimgraph
