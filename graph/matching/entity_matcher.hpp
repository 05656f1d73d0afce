#pragma once

#include "graph/matching/match_statistics.hpp"
#include "graph/matching/score/match_score.hpp"
#include "graph/model/claim.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// An entity in one document, "john-smith@a.txt"; without a document, in all of them.
struct EntityReference {
    std::string id;
    std::string document;
    std::string text() const { return document.empty() ? id : id + '@' + document; }
    friend auto operator<=>(const EntityReference&, const EntityReference&) = default;
};
/// Reads "id" or "id@document".
EntityReference entity_reference(std::string_view text);

/// A manual decision, which wins over any score.
struct MatchOverride {
    enum class Kind : std::uint8_t { kSame, kDifferent, kName };
    Kind kind = Kind::kSame;
    EntityReference a;
    EntityReference b;      ///< not for kName
    std::string name;       ///< for kName: what to call `a`
    std::uint64_t line = 0; ///< where it stands in its file; 0: unknown
};

/// An entity that an override is about and no document has.
struct UnknownEntity {
    EntityReference entity;
    std::uint64_t line = 0; ///< of the override
};
/// The first of them, if `is_known` does not know all.
std::optional<UnknownEntity> find_unknown(std::span<const MatchOverride> overrides,
                                          const std::function<bool(const EntityReference&)>& is_known);

/// A decision whether two groups of mentions are the same entity, with its reasons.
struct MatchDecision {
    EntityReference a, b; ///< the first of each group
    bool same = false;
    double score = 0;
    std::string reasons; ///< "+3.0 same name 'john smith'; -1.5 one is called banker, the other striker"
};

/// Entity matching across documents: candidates have equal or similar names (blocking) and are scored by names, types,
/// descriptions and co-occurring entities. Nothing is merged without a name in common. Knowledge-base ids are decisive:
/// equal ones match, different ones never. What has no name is an entity of its document, and its id says of which:
/// "minister@a.txt"; topics (is_topic()) are one if their ids are equal. The result does not depend on the order of the
/// documents. Copies what it needs from the batches. One thread.
class EntityMatcher {
  public:
    /// `overrides` win over any score. They must outlive the matcher.
    explicit EntityMatcher(std::span<const MatchOverride> overrides = {});
    /// Matches what came to a collection, with each other and with what is known from before (know()), by the
    /// statistics of an epoch of the collection, which must outlive it.
    explicit EntityMatcher(const MatchEpoch& epoch);
    ~EntityMatcher();
    EntityMatcher(const EntityMatcher&) = delete;
    EntityMatcher& operator=(const EntityMatcher&) = delete;

    /// Adds the entities of a document. Document ids are unique. Returns the number of its first entity; entities are
    /// numbered over all documents, in the order in which they are added.
    std::size_t add(std::string_view document, const ClaimBatch& batch);

    /// The same for single entities, for callers that know which documents have equal data about an entity: begin() the
    /// document, observe() each distinct observation once, and appear() for each document with it. Only for entities
    /// that it takes(); the others keep their ids.
    bool takes(std::string_view id, EntityType type, bool unnamed) const;
    /// Whether an entity is compared with others by its names; what is not is one with what has its id, or with
    /// nothing.
    static bool compares(const Entity& entity);
    using Observation = std::uint32_t;
    void begin(std::string_view document);
    Observation observe(const Entity& entity, std::span<const std::string> descriptions);
    void appear(Observation observation, std::uint32_t mentions, std::uint32_t known = kNobody);

    /// An entity that is known from before and may be joined, but by no other known one: its number for appear().
    /// `is_complete`: all its appearances will be added, so that its id and name can be chosen anew if some are new or,
    /// `has_lost`, if it had more before.
    std::uint32_t know(const Entity& entity, bool is_complete, bool has_lost);
    static constexpr std::uint32_t kNobody = 0xffff'ffff;
    /// What the document names besides, as company: nothing that is of one document, no topic.
    void accompany(std::string_view id, std::uint32_t mentions);

    struct Identity {
        std::string id;
        std::string name; ///< empty: unchanged
        EntityType type = EntityType::kOther;
        std::uint32_t known = kNobody; ///< the known entity that it is
    };
    struct Result {
        static constexpr std::uint32_t kOwn = 0xffff'ffff;
        std::vector<Identity> identities;       ///< distinct entities
        std::vector<std::uint32_t> identity_of; ///< for each added entity its identity; kOwn: unmatched
        std::vector<MatchDecision> decisions;   ///< sorted by a, b; none unless `explain`
        MatchStatistics statistics;             ///< of the collection, unless they were given

        /// Null for entities that are not matched and stay unchanged.
        const Identity* of(std::size_t entity) const {
            return identity_of[entity] == kOwn ? nullptr : &identities[identity_of[entity]];
        }
    };
    /// What the overrides are about and no batch that was added has.
    std::optional<UnknownEntity> unknown() const;
    /// Consumes what was added; to be called once.
    Result match(bool explain = true);

  private:
    struct Added;
    std::unique_ptr<Added> added_;
};

/// Sets the identities of the entities of a document's batch, whose first entity has that number; entities that become
/// equal are merged.
void apply(const EntityMatcher::Result& matched, std::size_t first_entity, ClaimBatch& batch);

} // namespace claimgraph
