#pragma once

#include "cli/commands/ask/answers.hpp"
#include "graph/model/relation_traits.hpp"

#include <string>
#include <vector>

/// Who holds an office that a question asks for: "the governor of Puerto Rico".
namespace claimgraph::cli {

/// The holders by claims of an office whose words, or whose sentences, name what it is of, or of who leads that under
/// such a title; those that still hold it first, then who was told last. `of` is what the office is of, as the graph
/// names it; empty if it has no entity. `left` are relations that end an office. Errors are those of the source.
Result<std::vector<OfficeHolder>> office_holders(const GraphSource& source, const OfficeAsked& office,
                                                 const std::string& of, const RelationTraits& relations,
                                                 const QuestionWords& words);

} // namespace claimgraph::cli
