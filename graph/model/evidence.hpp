#pragma once

#include "graph/base/byte_span.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace claimgraph {

/// Where a claim was read: one sentence of one document. Owns its words, so it outlives the text.
struct Evidence {
    std::string document;       ///< the id of the document, its path as given unless the reader knows better
    std::uint32_t sentence = 0; ///< number of the sentence in the document, from 0
    ByteSpan span;              ///< the sentence, in bytes of the file as it lies on disk
    std::string text;           ///< the words of the sentence, as they stand in the file
    std::string subject;        ///< the words of the subject in this sentence ("He"), and so on
    std::string object;
    std::string trigger;   ///< the words that carry the relation
    ByteSpan trigger_span; ///< where they stand; their first word, where they are torn apart
    std::string rule;      ///< which rule drew the claim
    /// Who passed on what the claim's speaker says, names, the nearest first: for "X said Y had told Z that ..." the
    /// speaker is Y, passed on by X.
    std::vector<std::string> via{};

    friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

} // namespace claimgraph
