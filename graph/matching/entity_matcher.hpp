#pragma once

#include "graph/claim.hpp"
#include "graph/matching/match_score.hpp"

#include <map>
#include <span>
#include <string>
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
    /// Takes note of the entities of a document. Document ids are unique.
    void add(const std::string& document, const ClaimBatch& batch);

    struct Identity {
        std::string id;
        std::string name; ///< empty: as it is
    };
    struct Result {
        std::map<EntityReference, Identity> identities; ///< of entities whose id or name changes
        std::vector<MatchDecision> decisions;           ///< sorted by a, b; none unless `explain`
    };
    /// Uses up what was added: once.
    Result match(std::span<const MatchOverride> overrides, bool explain = true);

  private:
    std::map<EntityReference, EntityProfile> profiles_;       ///< without company
    std::map<std::string, std::vector<std::string>> company_; ///< ids that each document names most often, sorted
};

/// Gives the entities of a document's batch their identities; two that become one are merged.
void apply(const EntityMatcher::Result& matched, const std::string& document, ClaimBatch& batch);

} // namespace claimgraph
