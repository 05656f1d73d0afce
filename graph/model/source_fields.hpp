#pragma once

#include "graph/model/field.hpp"
#include "graph/model/source_document.hpp"

#include <array>

namespace claimgraph {

/// A row of the table of document fields, by the types of its members.
using SourceField = Field<SourceDocument, std::string SourceDocument::*, std::uint32_t SourceDocument::*>;

// clang-format off
/// The fields of a document: see graph/model/field.hpp. The predicates are those of Dublin Core where it has them. In
/// openCypher they are lists over the documents of a claim.
inline constexpr auto kSourceFields = std::to_array<SourceField>({
    {.name = "name", .member = &SourceDocument::name,
     .meaning = "its id: the path as given, `path#n` for a part of a file, or the id in the input", .property = kNoName,
     .rdf = "schema:name", .heading = "NAME", .flags = kCore},
    {.name = "title", .member = &SourceDocument::title, .meaning = "the headline, the subject of a mail",
     .property = "titles", .rdf = "dcterms:title", .heading = "TITLE", .flags = kSearched},
    {.name = "date", .member = &SourceDocument::date, .meaning = "the day it was written: see [claims.md](claims.md)",
     .property = kNoName, .rdf = "dcterms:date", .heading = "DATE"},
    {.name = "author", .member = &SourceDocument::author, .meaning = "names as in the byline, `; ` between them",
     .property = kNoName, .rdf = "dcterms:creator"},
    {.name = "publisher", .member = &SourceDocument::publisher,
     .meaning = "the paper, the site, the sender's organization", .property = "publishers",
     .rdf = "dcterms:publisher", .heading = "PUBLISHER", .flags = kSearched},
    {.name = "url", .member = &SourceDocument::url, .meaning = "its address", .property = "urls",
     .rdf = "dcterms:source", .heading = "ADDRESS", .flags = kSearched},
    {.name = "section", .member = &SourceDocument::section, .meaning = "the part of the paper: `World`",
     .property = kNoName, .rdf = "schema:articleSection"},
    {.name = "language", .member = &SourceDocument::language, .meaning = "of the text, ISO 639-1: `en`",
     .property = kNoName, .rdf = "dcterms:language", .heading = "LANGUAGE"},
    {.name = "format", .member = &SourceDocument::format, .meaning = "what it was read as: `html`",
     .property = kNoName, .rdf = "dcterms:format", .heading = "FORMAT"},
    {.name = "words", .member = &SourceDocument::words, .meaning = "how many words its text has",
     .property = kNoName, .rdf = "schema:wordCount", .heading = "WORDS", .expected = "a count"},
    {.name = "same_as", .member = &SourceDocument::same_as,
     .meaning = "the name of the document that has the same text: see below", .property = kNoName, .rdf = kNoName},
});
// clang-format on

} // namespace claimgraph
