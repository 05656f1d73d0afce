#pragma once

#include "cli/serve/claim_table.hpp"
#include "cli/serve/parameters.hpp"
#include "graph/base/result.hpp"
#include "graph/model/relation_families.hpp"
#include "graph/store/store.hpp"

#include <string>
#include <string_view>

namespace claimgraph::cli {

/// What the page of `serve` is about. Must live as long as its questions.
struct ServedStore {
    std::string title;
    const Store& store;
    const RelationFamilies& families;
    const ClaimTable& table; ///< of the store
    bool may_judge = false;  ///< whether the page offers to reject and confirm claims
};

/// Answers a question of the page as JSON: `about`, `facets`, `overview`, `picture`, `claims`, `documents`, `document`,
/// `conflicts`, `entity`, `claim`, `search`. docs/serve.md says what each takes and gives. Answers are bounded,
/// whatever the size of the store: lists come page by page, pictures with the entities that have most claims. Fails
/// with kNotFound for an unknown question, kBadFormat for parameters that make no sense, and with the errors of the
/// store.
Result<std::string> answer_page(const ServedStore& served, std::string_view question, const Parameters& parameters);

} // namespace claimgraph::cli
