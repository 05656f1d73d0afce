#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// What so many longer names add to is the name of a kind, "court", or a given name.
inline constexpr std::size_t kSeveral = 3;

/// Entities that one is compared with, at most; names that more have in common ("Smith") tell too little.
inline constexpr std::size_t kMostCandidates = 64;

/// What a collection of documents tells of its names, by which matches are weighed.
struct MatchStatistics {
    std::uint32_t documents = 0;
    /// In how many documents an id is among those named most often, where in more than one; sorted by id.
    std::vector<std::pair<std::string, std::uint32_t>> company;
    /// Folded names that several longer names add to, sorted.
    std::vector<std::string> kinds;
};

/// What is known of a collection, for a match of a few documents that came to it. One thread.
class MatchEpoch {
  public:
    virtual ~MatchEpoch() = default;
    /// How many documents the collection had when its statistics were made.
    virtual std::uint32_t documents() const = 0;
    /// In how many of them this id was among those named most often; 0 or 1 if in few.
    virtual std::uint32_t documents_with(std::string_view id) const = 0;
    /// Whether several longer names added to this folded name.
    virtual bool is_kind(std::string_view name) const = 0;
    /// Whether another than this known entity (kNobody: any) has the id now.
    virtual bool is_taken(std::string_view id, std::uint32_t known) const = 0;
};

} // namespace claimgraph
