#pragma once

#include "graph/matching/entity_occurrences.hpp"
#include "graph/matching/match_statistics.hpp"
#include "graph/matching/score/match_score.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// The entities that documents name most often, as company of the others: who they are, how rare they are, and whom an
/// entity appears with. Views the occurrences, which must outlive it. One thread.
class Companions {
  public:
    /// `text_ranks`: for each text its place in the order of the texts. How rare they are is counted, or known from an
    /// `epoch`.
    Companions(const EntityOccurrences& occurrences, std::span<const std::uint32_t> text_ranks,
               const MatchEpoch* epoch);

    std::span<const Companion> all() const { return all_; } ///< sorted by id
    /// In how many documents each of them is company.
    std::span<const std::uint32_t> documents_with() const { return documents_with_; }

    /// Takes note of the company of an appearance: that of its document but for itself.
    void gather(const EntityOccurrences::Occurrence& one);
    /// Adds all that was gathered.
    void add_gathered(EntityProfile& profile);

  private:
    using Text = EntityOccurrences::Text;
    static constexpr std::uint32_t kNone = 0xffff'ffff;

    std::span<const std::uint32_t> of(std::uint32_t document) const {
        return std::span(company_).subspan(occurrences_.documents[document].first_company,
                                           occurrences_.company(document).size());
    }

    const EntityOccurrences& occurrences_;
    std::vector<Companion> all_;
    std::vector<std::uint32_t> documents_with_;
    std::vector<std::uint32_t> number_of_; ///< by the number of the text
    std::vector<std::uint32_t> company_;   ///< as those of occurrences_, but numbers of companions, sorted by document
    std::vector<std::uint32_t> gathered_;
    std::vector<std::uint32_t> documents_;   ///< gathered, too
    std::vector<std::uint32_t> gathered_in_; ///< by companion: the last gathering with it
    std::uint32_t gathering_ = 1;
};

} // namespace claimgraph
