#pragma once

#include "graph/base/json_value.hpp"
#include "graph/model/claim.hpp"
#include "graph/model/evidence.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// A claim as the JSON object of docs/formats.md, on one line without a line end. The claim's indices refer to
/// `entities`. Evidence has title, publisher and address of its document, if that is in `documents`, sorted by name.
/// Bytes that are no UTF-8 (a file's name may be any) become U+FFFD.
std::string claim_json(std::string_view id, const Claim& claim, std::span<const Entity> entities,
                       std::span<const SourceDocument> documents = {});
/// The same as a value, with the bytes unchanged.
JsonValue claim_object(std::string_view id, const Claim& claim, std::span<const Entity> entities,
                       std::span<const SourceDocument> documents = {});

/// All evidence of a claim as a complete JSON list.
std::string evidence_json(std::span<const Evidence> evidence);
/// The evidence of such a list; nothing if `text` is not one.
std::optional<std::vector<Evidence>> evidence_from_json(std::string_view text);

} // namespace claimgraph
