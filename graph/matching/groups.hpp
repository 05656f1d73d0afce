#pragma once

#include "graph/matching/appearances.hpp"
#include "graph/matching/companions.hpp"
#include "graph/matching/match_statistics.hpp"
#include "graph/matching/told.hpp"

#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimgraph {

/// Appearances that are one entity so far.
struct Group {
    EntityProfile profile;
    std::vector<Appearances::Rank> members;
    std::vector<Told::Side> apart{};                  ///< what people keep apart of others, sorted
    Appearances::Rank first = 0;                      ///< the smallest of the members
    std::uint32_t known = EntityOccurrences::kNobody; ///< the known entity that it is

    bool is_empty() const { return members.empty(); } ///< merged into another
};

/// The groups that matching begins with and what may be done with them. Views the occurrences and overrides, which must
/// outlive it. One thread.
class Groups {
  public:
    using Rank = Appearances::Rank;

    /// `epoch`: what is known of the collection if only a part of it is here; else null.
    Groups(const EntityOccurrences& occurrences, std::span<const MatchOverride> overrides, const MatchEpoch* epoch);

    const Appearances& appearances() const { return appearances_; }
    const Companions& companions() const { return companions_; }
    const Told& told() const { return told_; }
    std::string_view text(EntityOccurrences::Text number) const { return occurrences_.texts[number]; }

    /// Sorted by their first members after drop_empty().
    std::deque<Group> all; ///< there may be millions: a vector would hold them twice while it grows
    /// What is in no group before names are looked at, unless people told something: most of it is named only once.
    std::vector<Rank> ungrouped;

    /// A group of this appearance alone.
    Group alone(Rank rank);
    /// Merges the second group into the first and leaves it empty.
    void merge(std::size_t into, std::size_t from);
    void drop_empty();

    /// Whether people keep them apart, or both are known from before.
    static bool told_apart(const Group& a, const Group& b);
    /// Whether a document has both, under full names that differ: who knows both tells them apart.
    bool kept_apart(const Group& a, const Group& b) const;

    /// The statistics of these documents.
    MatchStatistics statistics() const;

  private:
    void count_longer_names();
    void observe(EntityProfile& profile, Rank rank) const;
    void group_each();
    void group_known();
    void group_new();
    bool is_kind(std::string_view name) const;

    const EntityOccurrences& occurrences_;
    const MatchEpoch* epoch_;
    Appearances appearances_;
    Companions companions_;
    Told told_;
    std::unordered_map<std::string_view, std::size_t> longer_names_; ///< how many names add to a name
};

} // namespace claimgraph
