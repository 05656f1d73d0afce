#pragma once

#include "graph/base/byte_span.hpp"

#include <cstdint>

namespace claimgraph {

/// The kind of a block of text.
enum class BlockKind : std::uint8_t {
    kParagraph,
    kHeading,
    kSentence, ///< given as one sentence, with any punctuation inside
    kDateline, ///< where, when and by whom a text was written; only of sentences
};

/// A contiguous part of a text that no sentence crosses.
struct Block {
    ByteSpan span;
    BlockKind kind = BlockKind::kParagraph;
};

} // namespace claimgraph
