#pragma once

#include "graph/matching/match_score.hpp"
#include "graph/model/claim.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// An entity as one document names it, "john-smith@a.txt"; without a document, in all of them.
struct EntityReference {
    std::string id;
    std::string document;
    std::string text() const { return document.empty() ? id : id + '@' + document; }
    friend auto operator<=>(const EntityReference&, const EntityReference&) = default;
};
/// Reads "id" or "id@document".
EntityReference entity_reference(std::string_view text);

/// What a person decided, which no score overrules.
struct MatchOverride {
    enum class Kind : std::uint8_t { kSame, kDifferent, kName };
    Kind kind = Kind::kSame;
    EntityReference a;
    EntityReference b; ///< not for kName
    std::string name;  ///< for kName: what to call `a`
};

/// Why two groups of mentions were taken for one entity or not.
struct MatchDecision {
    EntityReference a, b; ///< the first of each group
    bool same = false;
    double score = 0;
    std::string reasons; ///< "+3.0 same name 'john smith'; -1.5 one is called banker, the other striker"
};

/// Whether entities of this type are matched by what is said of them; the others by their ids alone.
bool is_matched(EntityType type);

/// Finds out which entities of many documents are one: same or similar names (blocking), then a score of names, types,
/// descriptions and company. Knowledge-base ids decide by themselves. The outcome does not depend on the order in which
/// documents were added.
class EntityMatcher {
  public:
    EntityMatcher();
    ~EntityMatcher();
    EntityMatcher(const EntityMatcher&) = delete;
    EntityMatcher& operator=(const EntityMatcher&) = delete;

    /// Takes note of the entities of a document. Document ids are unique. Returns the number of its first entity: they
    /// are counted through all documents, in the order in which they are added.
    std::size_t add(std::string_view document, const ClaimBatch& batch);

    /// The same entity by entity, for those who know that many documents tell the same of one: begin() the document,
    /// tell() what there is to tell, and say that it appear()s there. Only entities that are matched.
    using Observation = std::uint32_t;
    void begin(std::string_view document);
    Observation observe(const Entity& entity, std::span<const std::string> descriptions);
    void appear(Observation observation, std::uint32_t mentions);

    struct Identity {
        std::string id;
        std::string name; ///< empty: as it is
    };
    struct Result {
        static constexpr std::uint32_t kOwn = 0xffff'ffff;
        std::vector<Identity> identities;       ///< things of the world
        std::vector<std::uint32_t> identity_of; ///< for each entity that was added which of them it is; kOwn: unmatched
        std::vector<MatchDecision> decisions;   ///< sorted by a, b; none unless `explain`

        /// Null for those that are not matched and stay as they are.
        const Identity* of(std::size_t entity) const {
            return identity_of[entity] == kOwn ? nullptr : &identities[identity_of[entity]];
        }
    };
    /// Uses up what was added: once.
    Result match(std::span<const MatchOverride> overrides, bool explain = true);

  private:
    struct Told;
    std::unique_ptr<Told> occurrences_;
};

/// Gives the entities of a document's batch, which begin at that number, their identities; two that become one are
/// merged.
void apply(const EntityMatcher::Result& matched, std::size_t first_entity, ClaimBatch& batch);

} // namespace claimgraph
