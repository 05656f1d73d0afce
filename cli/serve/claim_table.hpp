#pragma once

#include "graph/base/result.hpp"
#include "graph/base/string_map.hpp"
#include "graph/model/relation_families.hpp"
#include "graph/store/database.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cli {

/// Texts by numbers from 0, in the order in which they were met.
class TextNumbers {
  public:
    std::uint32_t of(std::string_view text) {
        if (const auto known = numbers_.find(text); known != numbers_.end()) return known->second;
        texts_.emplace_back(text);
        return numbers_.emplace(text, static_cast<std::uint32_t>(numbers_.size())).first->second;
    }
    std::size_t size() const { return texts_.size(); }
    const std::string& operator[](std::size_t number) const { return texts_[number]; }

  private:
    std::vector<std::string> texts_;
    StringMap<std::uint32_t> numbers_;
};

/// What the page filters, counts and sorts by of a claim of a store.
struct ClaimRow {
    std::uint32_t id = 0;                               ///< of the table `claim`
    std::uint32_t subject = 0, object = 0, speaker = 0; ///< of the table `entity`; 0: nobody
    std::uint32_t relation = 0, label = 0;              ///< numbers of ClaimTable::relations and labels
    std::uint32_t evidence = 0;                         ///< how many pieces
    std::uint32_t contradiction = 0;  ///< its place in ClaimTable::contradictions + 1; 0: nothing contradicts it
    std::int32_t from = 0, until = 0; ///< days since 1970, kOpenFrom and kOpenUntil where open
    float confidence = 0;
    std::uint8_t modality = 0; ///< number of ClaimTable::modalities
    bool denied = false;
    bool dated = false; ///< whether `from` and `until` mean anything
};

/// The claims of a store in memory, 48 bytes each: the page asks of all of them at every step, which a table in a file
/// would take seconds for. Texts and evidence stay in the store. One thread at a time.
struct ClaimTable {
    struct EntityRow {
        std::uint32_t name_place = 0; ///< in the order of names
        std::uint32_t degree = 0;     ///< claims that have it as subject or object
        std::uint8_t type = 0;        ///< number of `types`
        bool is_actor = false;        ///< a person, organization, place or group that has a name
    };

    std::vector<ClaimRow> claims;    ///< in the order of the store
    std::vector<EntityRow> entities; ///< by their ids
    /// The places of claims of which some affirm and some deny the same relation between the same two; those with most
    /// evidence first.
    std::vector<std::vector<std::uint32_t>> contradictions;
    std::size_t entity_count = 0;
    TextNumbers relations, labels, types, modalities, families;
    std::vector<std::uint32_t> family_of;   ///< of each relation
    std::vector<QuadClass> tone_of;         ///< of each relation
    std::vector<std::uint32_t> label_place; ///< of each label, in their order
    bool has_actors = false;                ///< whether there is anything to choose between actors and everything

    bool is_between_actors(const ClaimRow& claim) const {
        return entities[claim.subject].is_actor && entities[claim.object].is_actor;
    }

    /// Reads the store if it has changed since the last time; where that takes long, not each time. Fails with the
    /// errors of the store.
    Result<void> refresh(const Database& database, const RelationFamilies& families);
    /// Has the next refresh() read, whatever the time.
    void forget() { version_ = -1; }

  private:
    Result<void> read(const Database& database, const RelationFamilies& known);

    std::int64_t version_ = -1;
    std::chrono::steady_clock::time_point read_at_{};
    std::chrono::steady_clock::duration took_{};
};

/// What the page calls the family of a relation: "OTHER" without one.
std::string family_of(const RelationFamilies& families, std::string_view relation);

} // namespace claimgraph::cli
