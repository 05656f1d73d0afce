#pragma once

#include "extract/claims/arguments/arguments.hpp"
#include "extract/claims/frames/relation_table.hpp"
#include "extract/clauses/clause_reader.hpp"
#include "extract/entities/names/mention.hpp"

#include <optional>
#include <vector>

namespace claimgraph {

/// Whom a sentence introduces: the name that it begins with, and the brackets behind it. Read from words alone, since
/// long brackets spoil trees: "Ana Marin (Norwegian: ..., born 1950) is a painter".
struct Introduction {
    MentionIndex name;
    std::vector<TokenRange> brackets; ///< without their marks
    TokenIndex end;                   ///< behind the brackets
    TokenIndex copula;                ///< of what he is said to be; default if the sentence does not go on so
    TokenIndex description; ///< where words begin that say what he is: behind the copula or a comma; default if none do
};

/// Nothing if the sentence does not begin with a name.
std::optional<Introduction> introduction_of(const ClauseReader& clauses, const EntityLayer& entities,
                                            TokenRange sentence);

/// The relation of this construction of whose frames a participle is the anchor: "born", "based"; default if there is
/// none.
RelationIndex told_by(const ClauseReader& clauses, const RelationTable& relations, TokenIndex word,
                      Construction construction);

/// "Bergen, Norway": the first places that are named side by side.
std::vector<Argument> places_in(const ClauseReader& clauses, const EntityLayer& entities, TokenRange range);

/// Whether a phrase is the name of a person.
bool is_named_person(const EntityLayer& entities, TokenIndex head);

} // namespace claimgraph
