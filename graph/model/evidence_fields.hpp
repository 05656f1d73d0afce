#pragma once

#include "graph/model/evidence.hpp"
#include "graph/model/field.hpp"

#include <array>

namespace claimgraph {

/// The begin or end of a span, as a number.
struct SpanEnd {
    ByteSpan Evidence::*span;
    std::uint32_t ByteSpan::*end;

    constexpr std::uint32_t& operator()(Evidence& evidence) const { return evidence.*span.*end; }
    constexpr const std::uint32_t& operator()(const Evidence& evidence) const { return evidence.*span.*end; }
};

using EvidenceField =
    Field<Evidence, std::string Evidence::*, std::uint32_t Evidence::*, SpanEnd, std::vector<std::string> Evidence::*>;

// clang-format off
/// The fields of a piece of evidence: see graph/model/field.hpp. In openCypher they are lists over all evidence of a
/// claim.
inline constexpr auto kEvidenceFields = std::to_array<EvidenceField>({
    {.name = "document", .member = &Evidence::document, .meaning = "the id of the document: its path as given",
     .property = "documents", .sql = "document.name", .rdf = kNoName, .flags = kOfSentence | kBrief},
    {.name = "sentence", .member = &Evidence::sentence, .meaning = "number of the sentence in the document, from 0",
     .property = kNoName, .sql = "sentence.number", .flags = kOfSentence | kBrief},
    {.name = "start", .member = SpanEnd{&Evidence::span, &ByteSpan::begin},
     .meaning = "where the sentence begins, in UTF-8 bytes of the clean text: see below", .property = kNoName,
     .sql = "sentence.begin", .flags = kOfSentence | kBrief},
    {.name = "end", .member = SpanEnd{&Evidence::span, &ByteSpan::end}, .meaning = "the byte behind it",
     .property = kNoName, .sql = "sentence.end", .flags = kOfSentence | kBrief},
    {.name = "text", .member = &Evidence::text, .meaning = "these bytes", .property = "sentences",
     .sql = "sentence.text", .rdf = kNoName, .flags = kOfSentence | kBrief},
    {.name = "subject", .member = &Evidence::subject, .meaning = "the words of the subject in this sentence (\"He\")",
     .property = kNoName, .sql = "subject_text", .rdf = "cg:subject_words", .turned = "object_text"},
    {.name = "object", .member = &Evidence::object, .meaning = "the words of the object", .property = kNoName,
     .sql = "object_text", .rdf = "cg:object_words", .turned = "subject_text"},
    {.name = "trigger", .member = &Evidence::trigger, .meaning = "the words that carry the relation",
     .property = "triggers"},
    {.name = "trigger_start", .member = SpanEnd{&Evidence::trigger_span, &ByteSpan::begin},
     .meaning = "where they begin (the first of them, where they are torn apart)",
     .property = kNoName, .sql = "trigger_begin", .rdf = kNoName, .flags = kBrief},
    {.name = "trigger_end", .member = SpanEnd{&Evidence::trigger_span, &ByteSpan::end},
     .meaning = "the byte behind them", .property = kNoName, .rdf = kNoName, .flags = kBrief},
    {.name = "rule", .member = &Evidence::rule,
     .meaning = "the frame of the relation table that drew the claim, or the name of a rule: see below",
     .property = "rules", .json_early = true, .flags = kBrief},
    {.name = "via", .member = &Evidence::via,
     .meaning = "who passed on what the speaker says, names, the nearest first: see below", .property = kNoName,
     .flags = kBrief | kOptional},
    {.name = "said_at", .member = &Evidence::said_at, .meaning = "when it was said, an ISO 8601 date or interval",
     .flags = kBrief | kOptional},
    {.name = "date", .member = &Evidence::date, .meaning = "the day of the document: see [claims.md](claims.md)",
     .property = "dates", .sql = "document.date", .rdf = kNoName, .flags = kOfSentence | kBrief | kOptional},
    {.name = "time", .member = &Evidence::time, .meaning = "when it was, by this sentence: the words",
     .property = "times", .sql = "own_time", .rdf = "cg:evidence_time", .flags = kBrief | kOptional},
    {.name = "time_value", .member = &Evidence::time_value, .meaning = "the same as an ISO 8601 date or interval",
     .property = "time_values", .sql = "own_time_value", .rdf = "cg:evidence_time_value", .flags = kBrief | kOptional},
    {.name = "subject_start", .member = SpanEnd{&Evidence::subject_span, &ByteSpan::begin},
     .meaning = "where the words of the subject begin", .property = kNoName, .sql = "subject_begin",
     .rdf = kNoName, .turned = "object_begin", .flags = kBrief | kOptional},
    {.name = "subject_end", .member = SpanEnd{&Evidence::subject_span, &ByteSpan::end}, .meaning = "the byte behind them",
     .property = kNoName, .rdf = kNoName, .turned = "object_end", .flags = kBrief | kOptional},
    {.name = "object_start", .member = SpanEnd{&Evidence::object_span, &ByteSpan::begin},
     .meaning = "where the words of the object begin", .property = kNoName, .sql = "object_begin",
     .rdf = kNoName, .turned = "subject_begin", .flags = kBrief | kOptional},
    {.name = "object_end", .member = SpanEnd{&Evidence::object_span, &ByteSpan::end}, .meaning = "the byte behind them",
     .property = kNoName, .rdf = kNoName, .turned = "subject_end", .flags = kBrief | kOptional},
    {.name = "time_start", .member = SpanEnd{&Evidence::time_span, &ByteSpan::begin},
     .meaning = "where the words of the time begin", .property = kNoName, .sql = "time_begin",
     .rdf = kNoName, .flags = kBrief | kOptional},
    {.name = "time_end", .member = SpanEnd{&Evidence::time_span, &ByteSpan::end}, .meaning = "the byte behind them",
     .property = kNoName, .rdf = kNoName, .flags = kBrief | kOptional},
    {.name = "speaker_start", .member = SpanEnd{&Evidence::speaker_span, &ByteSpan::begin},
     .meaning = "where the words of the speaker begin", .property = kNoName, .sql = "speaker_begin",
     .rdf = kNoName, .flags = kBrief | kOptional},
    {.name = "speaker_end", .member = SpanEnd{&Evidence::speaker_span, &ByteSpan::end}, .meaning = "the byte behind them",
     .property = kNoName, .rdf = kNoName, .flags = kBrief | kOptional},
    {.name = "file_start", .member = SpanEnd{&Evidence::file_span, &ByteSpan::begin},
     .meaning = "where the sentence begins in the document's record in the file, if not at `start`: see below",
     .property = kNoName, .sql = "sentence.file_begin", .rdf = kNoName, .flags = kOfSentence | kBrief | kOptional},
    {.name = "file_end", .member = SpanEnd{&Evidence::file_span, &ByteSpan::end},
     .meaning = "the byte behind it there, if not at `end`", .property = kNoName, .sql = "sentence.file_end",
     .rdf = kNoName, .flags = kOfSentence | kBrief | kOptional},
});
// clang-format on

} // namespace claimgraph
