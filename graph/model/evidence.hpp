#pragma once

#include "graph/base/byte_span.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace claimgraph {

/// Where a claim was read: one sentence of one document. Owns its strings, so it can outlive the document. Spans are
/// half-open, in bytes of the clean text of the document.
struct Evidence {
    std::string document;       ///< the id of the document, its path as given, or the id in the input
    std::uint32_t sentence = 0; ///< number of the sentence in the document, from 0
    ByteSpan span;              ///< the sentence
    std::string text;           ///< the bytes of the sentence
    std::string subject;        ///< the words of the subject in this sentence ("He"), and so on
    std::string object;
    std::string trigger;   ///< the words that express the relation
    ByteSpan trigger_span; ///< their position; only of the first part, if they are not contiguous
    std::string rule;      ///< the frame or rule that the claim comes from
    /// Names of the sources between the text and the speaker, the nearest first: in "X said Y had told Z that ..." the
    /// speaker is Y, via X.
    std::vector<std::string> via{};
    std::string said_at{}; ///< when it was said, an ISO 8601 date or interval; empty where the text does not say
    std::string date{};    ///< of the document, 2025-03-11; empty where it is unknown
    std::string time{};    ///< the words that say here when it was; and what they mean, in ISO 8601
    std::string time_value{};
    ByteSpan subject_span{}; ///< where the words of subject, object, time and speaker stand; empty where they do not
    ByteSpan object_span{};
    ByteSpan time_span{};
    ByteSpan speaker_span{};
    ByteSpan file_span{}; ///< the sentence in bytes of the document's record in its file; empty where it is `span`

    friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

} // namespace claimgraph
