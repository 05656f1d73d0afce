#pragma once

#include "cli/serve/parameters.hpp"
#include "graph/base/result.hpp"
#include "graph/model/relation_families.hpp"
#include "graph/store/store.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph::cli {

/// What the page says of a relation: its family, "OTHER" without one.
std::string family_of(const RelationFamilies& families, std::string_view relation);

/// An SQL condition on rows of `claim`: both ends are people, organizations, places or groups that have names.
inline constexpr std::string_view kBetweenActors =
    "subject IN (SELECT id FROM entity WHERE type IN ('person', 'organization', 'place', 'group') AND NOT unnamed) AND "
    "object IN (SELECT id FROM entity WHERE type IN ('person', 'organization', 'place', 'group') AND NOT unnamed)";

/// An SQL condition on rows of `claim`: the same relation between the same two is affirmed and denied.
inline constexpr std::string_view kInConflict =
    "claim.id IN (SELECT alike.id FROM claim AS denied CROSS JOIN claim AS alike USING(subject, relation, object) "
    "WHERE "
    "denied.polarity = '-' AND EXISTS(SELECT 1 FROM claim AS affirmed WHERE affirmed.subject = denied.subject AND "
    "affirmed.relation = denied.relation AND affirmed.object = denied.object AND affirmed.polarity = '+'))";

/// The filters of the page as SQL conditions on rows of `claim`; each is known by the list of the page that sets it, so
/// that the counts of a list can leave its own filter out.
class PageFilter {
  public:
    /// Reads `type`, `family`, `relation`, `speaker`, `polarity`, `modality`, `document`, `text`, `from`, `to`,
    /// `undated`, `confidence` and `conflicts`. Fails with kBadFormat.
    static Result<PageFilter> read(const Parameters& parameters, const Store& store, const RelationFamilies& families);

    /// Restricts the claims further, whatever list is left out.
    void restrict_to(std::string condition) { conditions_.emplace_back("", std::move(condition)); }

    /// "(condition) AND (condition)", "1" without any.
    std::string where(std::string_view without = "-") const;

  private:
    std::vector<std::pair<std::string_view, std::string>> conditions_;
};

} // namespace claimgraph::cli
