#pragma once

#include "graph/model/claim_fields.hpp"
#include "graph/model/entity_fields.hpp"
#include "graph/model/evidence_fields.hpp"
#include "graph/model/source_fields.hpp"

#include <string>

namespace claimgraph {

// A value that is none of the usual ones, and another one for each number.
inline void fill(std::string& value, std::size_t number) { value = "value " + std::to_string(number); }
inline void fill(std::vector<std::string>& value, std::size_t number) {
    value = {"item " + std::to_string(number), "last item"};
}
inline void fill(bool& value, std::size_t) { value = true; }
inline void fill(double& value, std::size_t number) { value = 1 / (static_cast<double>(number) + 3); }
inline void fill(std::uint32_t& value, std::size_t number) { value = static_cast<std::uint32_t>(number); }
inline void fill(EntityType& value, std::size_t) { value = EntityType::kLaw; }
inline void fill(Polarity& value, std::size_t) { value = Polarity::kDenied; }
inline void fill(Modality& value, std::size_t) { value = Modality::kRequested; }

/// Fills all fields but those that are entities.
template <const auto& fields, class Thing>
void fill_fields(Thing& thing, std::size_t& number) {
    for_each_value<fields>(thing, [&](const auto&, auto& value) {
        if constexpr (requires { fill(value, number); }) fill(value, number++);
    });
}

/// A claim, its entities and its document in which every field of graph/*_fields.hpp has a value of its own.
inline ClaimBatch every_field() {
    std::size_t number = 1;
    ClaimBatch batch;
    Claim& claim = batch.claims.emplace_back();
    fill_fields<kClaimFields>(claim, number);
    for (std::size_t i = 0; i < kClaimEntities.size(); ++i) {
        fill_fields<kEntityFields>(batch.entities.emplace_back(), number);
        claim.*kClaimEntities[i].member = EntityIndex{i};
    }
    Evidence& evidence = claim.evidence.emplace_back();
    fill_fields<kEvidenceFields>(evidence, number);
    SourceDocument& document = batch.documents.emplace_back();
    fill_fields<kSourceFields>(document, number);
    document.name = evidence.document;
    document.date = evidence.date;
    return batch;
}

} // namespace claimgraph
