#pragma once

#include "graph/base/byte_span.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace claimgraph {

/// A sentence of a document, as a store keeps it. Owns its text.
struct SentenceRecord {
    std::uint32_t sentence = 0; ///< number of the sentence in the document, from 0
    ByteSpan span;              ///< in bytes of the clean text
    ByteSpan file_span{};       ///< the same in the file; empty where it is `span`
    std::string text;           ///< its bytes

    friend bool operator==(const SentenceRecord&, const SentenceRecord&) = default;
};

/// An open fact as a store keeps it beside the claims: in the words of its sentence, without entities and types.
/// docs/facts.md says what facts are. Owns its strings. It is in no graph: pictures, exports and claims leave it out.
struct FactRecord {
    std::uint32_t sentence = 0; ///< number of the sentence in the document, from 0
    ByteSpan span;              ///< the sentence, in bytes of the clean text
    ByteSpan file_span{};       ///< the same in the file; empty where it is `span`
    std::string text;           ///< the bytes of the sentence
    double confidence = 0;      ///< 0..1
    std::string subject;
    std::string relation;
    std::string lemmas;                   ///< the words of the relation in their basic forms: "do not accuse"
    std::string object;                   ///< the first argument
    std::vector<std::string> arguments{}; ///< the others

    friend bool operator==(const FactRecord&, const FactRecord&) = default;
};

} // namespace claimgraph
