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

/// A claim as the JSON object of docs/formats.md, on one line without its end. `entities` is what the claim's indices
/// point into. Bytes that are no UTF-8 (a file's name may be any) become U+FFFD.
std::string claim_json(std::string_view id, const Claim& claim, std::span<const Entity> entities);
/// The same before it is made text, bytes as they are.
JsonValue claim_object(std::string_view id, const Claim& claim, std::span<const Entity> entities);

/// All evidence of a claim as a JSON list with nothing left out, and back; nothing if `text` is no such list.
std::string evidence_json(std::span<const Evidence> evidence);
std::optional<std::vector<Evidence>> evidence_from_json(std::string_view text);

} // namespace claimgraph
