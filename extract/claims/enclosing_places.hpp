#pragma once

#include "extract/claims/claim_builder.hpp"

namespace claimgraph {

/// "Lives in Bergen, Norway": what holds of a place holds of the one that it is said to lie in. After all other claims.
void add_enclosing_places(ClaimBuilder& builder, const ClauseReader& clauses, const RelationTable& relations);

} // namespace claimgraph
