#pragma once

#include "graph/base/json_value.hpp"
#include "graph/model/claim.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

/// The entities and claims of a batch as JSON, made of the tables of fields, and back without a loss.
namespace claimgraph::python {

/// A list of the entities, with the nouns that describe each.
JsonValue entities_json(const ClaimBatch& batch);
/// A list of the claims with their evidence; they refer to entities by their places in that list.
JsonValue claims_json(const ClaimBatch& batch);

/// Adds the entities (claims) of such a list to a batch; false if something is of another kind, or refers to nothing.
/// Entities come first.
bool read_entities(const nlohmann::json& list, ClaimBatch& batch);
bool read_claims(const nlohmann::json& list, ClaimBatch& batch);
/// Reads what document_object() wrote; false if it is of another kind or has no name.
bool read_source(const nlohmann::json& json, SourceDocument& source);

/// The member of an object; null if there is none.
const nlohmann::json& member(const nlohmann::json& object, const char* name);
/// Sets a number from JSON; false if it is of another kind.
bool read_number(const nlohmann::json& json, std::uint32_t& value);

} // namespace claimgraph::python
