#pragma once

#include "graph/base/byte_span.hpp"

#include <vector>

namespace claimgraph {

/// Where the bytes of a clean text come from in the bytes it was made of (its source): text of a web page in the page,
/// text of a row in the row. Made front to back. The empty map is the identity: the text is its source. Immutable after
/// that; safe to share between threads. Memory: 12 bytes a run of bytes that stand in the text as in the source.
class SourceMap {
  public:
    /// The next `size` bytes of the text stand for these bytes of the source: one for one if they are as many, else as
    /// a whole ("&amp;" for "&"; no bytes at all for a line break that was put between two paragraphs). `copied` is
    /// false if equal numbers are by chance.
    void add(std::uint32_t size, ByteSpan source, bool copied = true);

    /// A text of `size` bytes follows, whose map is `next`; the text so far must have been added (it is not the
    /// identity by default).
    void append(const SourceMap& next, std::uint32_t size);

    bool is_identity() const { return runs_.empty(); }
    /// The size of the text that was added.
    std::uint32_t size() const { return size_; }

    /// The least span of the source that all bytes of a span of the text come from; of an empty span, the place where
    /// it stands.
    ByteSpan to_source(ByteSpan text) const;

    /// The map of this text to the source of its source, whose map is `lower`.
    SourceMap over(const SourceMap& lower) const;
    /// The map of the same text to the part of its source that begins at a place, before which nothing of it lies.
    SourceMap from(std::uint32_t begin) const;

  private:
    struct Run {
        std::uint32_t begin; ///< in the text; it ends where the next one begins
        ByteSpan source;
        bool copied;
    };
    std::uint32_t end_of(std::size_t run) const { return run + 1 < runs_.size() ? runs_[run + 1].begin : size_; }

    std::vector<Run> runs_;
    std::uint32_t size_ = 0;
};

} // namespace claimgraph
