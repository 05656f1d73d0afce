#pragma once

#include "extract/claims/claim_builder.hpp"

namespace claimgraph {

/// A named relative of somebody: "Tom Berg and his wife, Ana Marin", "Ana Marin's son Tom".
void add_kinship(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations, TokenIndex noun);

} // namespace claimgraph
