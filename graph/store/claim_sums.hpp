#pragma once

#include "graph/model/claim.hpp"

#include <cstdint>
#include <string_view>

namespace claimgraph {

/// What the table of claims says of their evidence. Views the claim.
struct ClaimSums {
    std::int64_t evidence = 0;
    std::int64_t documents = 0;
    std::string_view first_seen, last_seen; ///< the first and last day of its documents; empty if none is known
};

/// Of a claim with sorted evidence.
inline ClaimSums sums_of(const Claim& claim) {
    ClaimSums sums;
    std::string_view document;
    for (const Evidence& evidence : claim.evidence) {
        if (sums.evidence++ == 0 || evidence.document != document) ++sums.documents;
        document = evidence.document;
        if (evidence.date.empty()) continue;
        if (sums.first_seen.empty() || evidence.date < sums.first_seen) sums.first_seen = evidence.date;
        if (evidence.date > sums.last_seen) sums.last_seen = evidence.date;
    }
    return sums;
}

} // namespace claimgraph
