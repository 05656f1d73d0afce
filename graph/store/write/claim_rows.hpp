#pragma once

#include "graph/model/claim_fields.hpp"
#include "graph/store/database.hpp"
#include "graph/store/write/entity_directory.hpp"
#include "graph/store/write/judgment_rows.hpp"

#include <array>
#include <cstdint>
#include <set>
#include <span>
#include <vector>

namespace claimgraph {

/// Writes rows of `claim`, merged from their evidence. Part of the derivation of a graph, within its transaction, after
/// its appearances and entities; errors are those of the database.
class ClaimRows {
  public:
    ClaimRows(const Database& database, EntityDirectory& entities)
        : database_(database), entities_(entities), judged_(database) {}

    /// This claim is to be written anew.
    void touch(std::int64_t claim) { dirty_.push_back(static_cast<std::uint32_t>(claim)); }
    /// Tells of the new evidence, and that of moved entities in `moved_documents`, which claims it supports. What
    /// people rejected supports none and stays new.
    void place_evidence(const std::set<std::int64_t>& moved_documents);
    /// Writes the claims that were touched or whose evidence was placed.
    void write();

  private:
    /// The entities of a claim, in the order of kClaimEntities; 0 is nobody.
    struct Parties {
        std::array<EntityRow, kClaimEntities.size()> entities{};
        bool is_turned = false;
    };
    Parties parties_of(const SqlStatement& row, int symmetric);
    std::vector<std::uint32_t> evidence_to_place(const std::set<std::int64_t>& moved_documents);
    std::vector<std::uint32_t> first_of_claim(std::span<const std::uint32_t> evidence);

    const Database& database_;
    EntityDirectory& entities_;
    JudgedEvidence judged_;
    std::vector<std::uint32_t> dirty_;
};

} // namespace claimgraph
