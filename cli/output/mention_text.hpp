#pragma once

#include "extract/entities/names/mention.hpp"

#include <string>
#include <vector>

/// Mentions as text: JSON lines, and the Entity= brackets of CoNLL-U.
namespace claimgraph::cli {

/// {"document","start","end","text","kind","type","entity","name","kb"} on one line with its end.
std::string mention_json(const Mention& mention, const Document& document, const EntityLayer& entities);

/// The mentions of a document by the tokens they open and close at, as CorefUD writes them (eid-etype-head):
/// "Entity=(e1-person-2" at "Mark", "Entity=e1)" at "Rutte".
class EntityBrackets {
  public:
    explicit EntityBrackets(const EntityLayer& entities);
    /// "Entity=..." or nothing.
    std::string at(TokenIndex token) const;

  private:
    const EntityLayer& entities_;
    std::vector<MentionIndex> by_end_; // in the order of their last tokens, the inner before the outer
};

} // namespace claimgraph::cli
