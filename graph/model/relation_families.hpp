#pragma once

#include "graph/base/result.hpp"

#include <map>
#include <string>
#include <string_view>

namespace claimgraph {

/// Which family each relation belongs to ("commits_to" to "AGREE"): the columns `id` and `parent` of
/// models/en/relations.tsv. For those who show or choose claims by family and do not read texts.
class RelationFamilies {
  public:
    RelationFamilies() = default; ///< knows no relation

    /// Of the text of such a table; `file` names it in errors. Fails with kBadFormat, naming the line.
    static Result<RelationFamilies> parse(std::string_view text, const std::string& file);

    /// "OPEN" for `open:<lemma>`; empty for relations that the table does not have.
    std::string_view of(std::string_view relation) const;

  private:
    std::map<std::string, std::string, std::less<>> families_;
};

} // namespace claimgraph
