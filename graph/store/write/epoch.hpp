#pragma once

#include "graph/matching/match_statistics.hpp"
#include "graph/model/entity.hpp"
#include "graph/store/database.hpp"
#include "graph/store/write/entity_directory.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace claimgraph {

// An epoch begins when the entities of all documents are matched (derive_graph()). The statistics that were counted
// then are kept, and decide for the documents that come later. Errors are those of the database.

/// Begins an epoch: stores its statistics, and by which parts of names each entity can be found.
void write_epoch(const Database& database, const MatchStatistics& statistics);
/// Ends it: the next derivation is one of all documents.
void end_epoch(const Database& database);
/// How many documents it began with; 0 if there is none.
std::int64_t epoch_documents(const Database& database);

/// The statistics of the epoch, looked up as they are asked for.
class StoredEpoch final : public MatchEpoch {
  public:
    explicit StoredEpoch(const Database& database);

    /// The known entities of a matching are numbered; this is the row of the next one.
    void know(EntityRow row) { known_.push_back(row); }
    EntityRow row_of_known(std::uint32_t known) const { return known_[known]; }

    std::uint32_t documents() const override { return documents_; }
    std::uint32_t documents_with(std::string_view id) const override;
    bool is_kind(std::string_view name) const override;
    bool is_taken(std::string_view id, std::uint32_t known) const override;

  private:
    std::uint32_t value(std::string_view kind, std::string_view name) const;

    std::uint32_t documents_;
    std::vector<EntityRow> known_;
    mutable SqlStatement value_, row_;
};

/// Entities by the parts of their names: `name_part` has those that are matched by names.
class NameParts {
  public:
    explicit NameParts(const Database& database);
    void add(EntityRow row, const Entity& entity);
    void remove(EntityRow row, const Entity& entity);
    /// The entities that have a part of this folded name, which no more have than tell something.
    std::vector<EntityRow> find(std::string_view name);

  private:
    SqlStatement add_, remove_, find_;
};

} // namespace claimgraph
