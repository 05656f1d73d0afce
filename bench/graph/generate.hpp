#pragma once

#include "graph/claim.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace claimgraph::bench {

/// A made-up collection of news: what extraction would give for it.
struct Generated {
    std::size_t claims = 1'000'000; ///< about as many edges as the graph will have
    std::size_t claims_per_document = 20;
    std::uint32_t seed = 1;
};

/// Calls accept(document, batch) for one document after the other. A tenth as many entities as claims; a few are in
/// very many claims and most in few (Zipf's law), as in news; sixty relations; each claim with one piece of evidence,
/// whose sentence has some 80 bytes. The same for the same numbers.
void generate(const Generated& what, const std::function<void(const std::string& document, ClaimBatch batch)>& accept);

/// What entity `number` is called; 0 is the one with most claims.
std::string entity_name(std::size_t number);

} // namespace claimgraph::bench
