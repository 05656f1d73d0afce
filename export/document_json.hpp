#pragma once

#include "graph/base/json_value.hpp"
#include "graph/model/source_document.hpp"
#include "graph/model/source_fields.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The documents of a graph in files: their fields as texts, and all of them as JSON.
namespace claimgraph {

/// A value as text, empty if there is none; and set from a non-empty text, false if it is invalid.
std::string document_value(const SourceField& field, const SourceDocument& document);
bool set_document_value(const SourceField& field, SourceDocument& document, std::string_view value);

/// A document as a JSON object, without the fields that have no value.
JsonValue document_object(const SourceDocument& document);

/// A list of such objects, as text without line ends.
std::string documents_json(std::span<const SourceDocument> documents);
/// The documents of such a list; nothing if it is none, or if one has no name. Members of other names are left out.
std::optional<std::vector<SourceDocument>> documents_from_json(std::string_view text);

} // namespace claimgraph
