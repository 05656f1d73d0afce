#pragma once

#include "graph/matching/entity_matcher.hpp"
#include "graph/store/database.hpp"

#include <span>

namespace claimgraph {

/// Brings the tables of the graph up to date with the documents that came or went since they were derived. Matches the
/// entities of new documents with each other and with those known before that they share a name with, by the statistics
/// of the epoch; known entities are not merged with each other and not divided. The time depends on these documents and
/// on how often their entities appear, not on the number of documents. The result depends on the order in which
/// documents came; derive_graph() makes it exact. False, with nothing written, if that is needed at once: there is no
/// epoch, or manual decisions are about entities of new documents. Runs in a transaction of the caller, who checks the
/// database's status.
bool update_graph(const Database& database, std::span<const MatchOverride> overrides);

/// The same where nothing but judgments changed since: rewrites the claims of evidence that is not derived and those
/// that are stale. Entities are as they were.
void update_claims(const Database& database);

} // namespace claimgraph
